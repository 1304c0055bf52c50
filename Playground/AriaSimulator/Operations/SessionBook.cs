using System;
using System.Security.Cryptography;
using CrmAriaConnector.AriaSimulator.State;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>Customers' sessions. They live a while after their last use, in the tenant's own time.</summary>
internal static class SessionBook
{
    public static Session Open(Call call, Account account, string? id = null)
    {
        var session = new Session
        {
            Id = id ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
            AcctNo = account.AcctNo,
            UserId = account.UserId,
            AltCallerId = call.Caller,
            ApplicationId = call.Request.Text("application_id"),
            ApplicationDate = call.Request.Text("application_date"),
        };
        Renew(call.Work, session);
        return session;
    }

    public static Session? FindLive(Work work, string id) =>
        work.FindSession(id) is { } session && session.ExpiresAt > work.Head.Now ? Documents.Copy(session) : null;

    /// <summary>The live session with this id; unknown, expired and killed ones all get 1011.</summary>
    public static Session Live(Work work, string id) =>
        FindLive(work, id) ?? throw new AriaFailure(ErrorCode.InvalidSession, "invalid session");

    public static void Renew(Work work, Session session)
    {
        session.ExpiresAt = work.Head.Now.AddMinutes(work.Settings.SessionMinutes);
        work.Keep(session);
    }

    public static void End(Work work, Session session)
    {
        session.ExpiresAt = work.Head.Now;
        work.Keep(session);
    }
}
