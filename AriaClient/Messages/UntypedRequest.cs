using System;
using System.Collections.Generic;
using System.Linq;
using CrmAriaConnector.Aria.Rows;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>A call given as JSON.</summary>
internal sealed class UntypedRequest : AriaRequest<UntypedResponse>, IDryRun, IReceipted
{
    private const string DoWriteMember = "do_write";
    private const string ReceiptMember = "client_receipt_id";
    private readonly OperationTraits _traits;
    private readonly JObject _members;

    public UntypedRequest(string operation, JObject members)
    {
        if (string.IsNullOrWhiteSpace(operation))
            throw new ArgumentException("Name the operation, for instance get_acct_coupon_details_m.", nameof(operation));
        _traits = KnownOperations.Of(operation);
        _members = members ?? throw new ArgumentNullException(nameof(members));
        foreach (var member in members)
            if (member.Value is { Type: not JTokenType.Null } value)
                UnknownMembers[member.Key] = value;
        Schema = SchemaFor(operation);
    }

    public bool? DoWrite
    {
        get => _traits.HasFlag(OperationTraits.DryRun) && UnknownMembers.TryGetValue(DoWriteMember, out var value) ? !IsFalse(value) : null;
        set => Set(DoWriteMember, value is { } flag ? flag ? "true" : "false" : null);
    }

    /// <summary>Setting it puts it into the caller's members too: they are all the caller has to look the change up by.</summary>
    public string? ClientReceiptId
    {
        get => UnknownMembers.TryGetValue(ReceiptMember, out var value) ? value.ToString() : null;
        set
        {
            Set(ReceiptMember, value);
            _members[ReceiptMember] = value;
        }
    }

    /// <summary>The same call in the library's own types, so that it meets the same rules; null where there are none for the operation.</summary>
    public AriaRequest? ToTyped()
    {
        if (SchemaLines.RequestOf(Operation) is not { } type)
            return null;
        var typed = (AriaRequest)Activator.CreateInstance(type)!;
        AriaJson.Fill(typed, new JObject(UnknownMembers.Select(member => new JProperty(member.Key, member.Value))).ToString(Formatting.None));
        return typed;
    }

    private static bool IsFalse(JToken value) => string.Equals(value.ToString(), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>The members by which the caller is named, unless the caller gave them.</summary>
    private AriaSchema SchemaFor(string operation)
    {
        var words = new List<string>();
        Add(OperationTraits.Caller, "alt_caller_id", "talt_caller_id");
        Add(OperationTraits.Application, "application_id", "tapplication_id");
        Add(OperationTraits.Qualifiers, "optional_transaction_qualifiers", $"roptional_transaction_qualifiers:{nameof(OptionalTransactionQualifier)}");
        return AriaSchema.Of(operation, _traits.HasFlag(OperationTraits.Read), [.. words]);

        void Add(OperationTraits trait, string name, string word)
        {
            if (_traits.HasFlag(trait) && !UnknownMembers.ContainsKey(name))
                words.Add(word);
        }
    }

    private void Set(string name, string? value)
    {
        if (value is null)
            UnknownMembers.Remove(name);
        else
            UnknownMembers[name] = value;
    }
}
