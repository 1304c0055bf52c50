using System;
using System.Linq;
using CrmAriaConnector.LocalDataverse;
using Microsoft.AspNetCore.Http;

namespace CrmAriaConnector.Playground.Http;

/// <summary>Who uses this browser: a choice kept in a cookie, no sign-in. The first user until another one is chosen.</summary>
internal sealed class SignedInUser(Organization organization, string firstUser)
{
    public const string Cookie = "playground-user";

    public OrganizationUser Of(HttpContext context)
    {
        var users = organization.Users;
        var chosen = Guid.TryParse(context.Request.Cookies[Cookie], out var id) ? users.FirstOrDefault(user => user.Id == id) : null;
        return chosen ?? users.First(user => user.FullName == firstUser);
    }

    /// <returns>False when there is no such user.</returns>
    public bool TryChoose(HttpContext context, Guid id)
    {
        if (organization.Users.All(user => user.Id != id))
            return false;
        context.Response.Cookies.Append(Cookie, id.ToString("D"), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        return true;
    }
}
