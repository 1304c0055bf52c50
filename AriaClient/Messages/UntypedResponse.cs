using Newtonsoft.Json.Linq;

namespace CrmAriaConnector.Aria;

/// <summary>An answer kept as JSON. Look at <see cref="AriaResponse.Warnings"/> as at those of every other answer.</summary>
public sealed class UntypedResponse : AriaResponse
{
    private static readonly AriaSchema Empty = AriaSchema.Of("", isRead: false, []);
    private bool _isOfARead;

    /// <summary>An answer that is yet to be read.</summary>
    public UntypedResponse() => Schema = Empty;

    /// <summary>A member of the answer by its name on the wire; null where it has none of that name.</summary>
    public JToken? this[string name] => UnknownMembers.TryGetValue(name, out var value) ? value : null;

    private protected override bool IsOfARead => _isOfARead;

    /// <summary>The whole answer.</summary>
    public JObject ToJObject()
    {
        var all = new JObject { ["error_code"] = ErrorCode, ["error_msg"] = ErrorMsg };
        foreach (var member in UnknownMembers)
            all[member.Key] = member.Value;
        return all;
    }

    internal UntypedResponse To(UntypedRequest request)
    {
        _isOfARead = request.IsRead;
        return this;
    }
}
