using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using CrmAriaConnector.AriaSimulator.Wire;

namespace CrmAriaConnector.AriaSimulator.Operations;

/// <summary>The text of a statement; as Base64 when encoding is asked for (assumed).</summary>
internal sealed class GetStatementContent : IOperation
{
    public string Name => "get_statement_content_m";

    public string Summary => "a statement as HTML; do_encoding gives Base64; 18003";

    public IReadOnlySet<string> Modelled { get; } = new HashSet<string> { "acct_no", "statement_no", "do_encoding" };

    public bool Writes => false;

    public JsonObject Run(Call call)
    {
        var account = call.Account();
        var number = call.Request.Long("statement_no");
        var statement = account.Statements.FirstOrDefault(statement => statement.No == number)
            ?? throw new AriaFailure(ErrorCode.StatementNotFound, $"statement not found: {number}");
        var html = StatementDocument.Of(account, statement);
        return new JsonObject
        {
            ["statement_content"] = call.Request.Flag("do_encoding", absent: false) ? Convert.ToBase64String(Encoding.UTF8.GetBytes(html)) : html,
            ["mime_type"] = StatementDocument.MimeType,
        };
    }
}
