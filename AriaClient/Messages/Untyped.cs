using System;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>A call given as JSON.</summary>
internal sealed class UntypedRequest : AriaRequest<UntypedResponse>, IDryRun, IReceipted
{
    private const string DoWriteMember = "do_write";
    private const string ReceiptMember = "client_receipt_id";

    public UntypedRequest(string operation, JObject members)
    {
        if (string.IsNullOrWhiteSpace(operation))
            throw new ArgumentException("Name the operation, for instance write_acct_comment_m.", nameof(operation));
        Operation = operation;
        foreach (var member in members ?? throw new ArgumentNullException(nameof(members)))
            if (member.Value is { Type: not JTokenType.Null } value)
                UnknownMembers[member.Key] = value;
    }

    public override string Operation { get; }

    public override bool IsRead => Operation.StartsWith("get_", StringComparison.Ordinal);

    public bool? DoWrite
    {
        get => UnknownMembers.TryGetValue(DoWriteMember, out var value) ? !string.Equals(value.ToString(), "false", StringComparison.OrdinalIgnoreCase) : null;
        set => Set(DoWriteMember, value is { } flag ? flag ? "true" : "false" : null);
    }

    public string? ClientReceiptId
    {
        get => UnknownMembers.TryGetValue(ReceiptMember, out var value) ? value.ToString() : null;
        set => Set(ReceiptMember, value);
    }

    internal override UntypedResponse NewResponse() => new();

    internal override bool ReadMember(string name, AriaReader reader) => false;

    internal override void WriteMembers(AriaWriter writer) { }

    private void Set(string name, string? value)
    {
        if (value is null)
            UnknownMembers.Remove(name);
        else
            UnknownMembers[name] = value;
    }
}

/// <summary>An answer kept as JSON.</summary>
internal sealed class UntypedResponse : AriaResponse
{
    public JObject ToJObject()
    {
        var all = new JObject { ["error_code"] = ErrorCode, ["error_msg"] = ErrorMsg };
        foreach (var member in UnknownMembers)
            all[member.Key] = member.Value;
        return all;
    }

    internal override bool ReadMember(string name, AriaReader reader) => ReadEnvelope(name, reader);

    internal override void WriteMembers(AriaWriter writer) => WriteEnvelope(writer);
}
