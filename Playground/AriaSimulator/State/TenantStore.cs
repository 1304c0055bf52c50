using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CrmAriaConnector.AriaSimulator.Events;
using Microsoft.Data.Sqlite;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>Keeps the documents in SQLite, in a file or in memory; one transaction per commit.</summary>
internal sealed class TenantStore : IDisposable
{
    private const string FileName = "aria-simulator.db";
    private const string Head = "head";
    private const string Catalogue = "catalogue";
    private readonly SqliteConnection connection;

    public TenantStore(string? directory)
    {
        SQLitePCL.Batteries_V2.Init();
        var source = ":memory:";
        if (directory != null)
        {
            Directory.CreateDirectory(directory);
            source = Path.Combine(directory, FileName);
        }

        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Pooling = false }.ToString());
        connection.Open();
        Run("CREATE TABLE IF NOT EXISTS document (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID");
    }

    /// <summary>What was committed earlier, or null in a new store.</summary>
    public TenantState? Load()
    {
        var state = new TenantState();
        var found = false;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT kind, body FROM document";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            found = true;
            Place(state, reader.GetString(0), reader.GetString(1));
        }

        return found ? state : null;
    }

    /// <summary>Saves a call's changes and the events they raised, or nothing of both.</summary>
    public void Save(Work work, IReadOnlyList<KeptEvent> events)
    {
        using var transaction = connection.BeginTransaction();
        Put(transaction, Head, "", Documents.Write(work.Head));
        if (work.ChangedCatalogue != null)
            Put(transaction, Catalogue, "", Documents.Write(work.ChangedCatalogue));
        foreach (var account in work.ChangedAccounts.Values)
            Put(transaction, nameof(Account), account.AcctNo.ToString(CultureInfo.InvariantCulture), Documents.Write(account));
        foreach (var receipt in work.NewReceipts.Values)
            Put(transaction, nameof(Receipt), receipt.Id, Documents.Write(receipt));
        foreach (var session in work.ChangedSessions.Values)
            Put(transaction, nameof(Session), session.Id, Documents.Write(session));
        foreach (var raised in events)
            Put(transaction, nameof(KeptEvent), raised.Id, Documents.Write(raised));
        transaction.Commit();
    }

    public void Forget(KeptEvent settled)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM document WHERE kind = $kind AND id = $id";
        command.Parameters.AddWithValue("$kind", nameof(KeptEvent));
        command.Parameters.AddWithValue("$id", settled.Id);
        command.ExecuteNonQuery();
    }

    /// <summary>Replaces everything by a freshly loaded tenant.</summary>
    public void Replace(TenantState state)
    {
        using var transaction = connection.BeginTransaction();
        Run("DELETE FROM document", transaction);
        Put(transaction, Head, "", Documents.Write(state.Head));
        Put(transaction, Catalogue, "", Documents.Write(state.Catalogue));
        foreach (var account in state.Accounts.Values)
            Put(transaction, nameof(Account), account.AcctNo.ToString(CultureInfo.InvariantCulture), Documents.Write(account));
        transaction.Commit();
    }

    public void Dispose() => connection.Dispose();

    private static void Place(TenantState state, string kind, string body)
    {
        switch (kind)
        {
            case Head:
                state.Head = Documents.Read<TenantHead>(body);
                break;
            case Catalogue:
                state.Catalogue = Documents.Read<Catalogue>(body);
                break;
            case nameof(Account):
                var account = Documents.Read<Account>(body);
                state.Accounts[account.AcctNo] = account;
                break;
            case nameof(Receipt):
                var receipt = Documents.Read<Receipt>(body);
                state.Receipts[receipt.Id] = receipt;
                break;
            case nameof(Session):
                var session = Documents.Read<Session>(body);
                state.Sessions[session.Id] = session;
                break;
            case nameof(KeptEvent):
                var raised = Documents.Read<KeptEvent>(body);
                state.Events[raised.Id] = raised;
                break;
            default:
                throw new InvalidOperationException($"The store holds a document of the unknown kind {kind}; it was written by another version.");
        }
    }

    private void Put(SqliteTransaction transaction, string kind, string id, string body)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO document (kind, id, body) VALUES ($kind, $id, $body) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body";
        command.Parameters.AddWithValue("$kind", kind);
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$body", body);
        command.ExecuteNonQuery();
    }

    private void Run(string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Both statements are constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
