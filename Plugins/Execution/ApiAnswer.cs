namespace CrmAriaConnector.Plugins.Execution;

/// <summary>What a Custom API answers with.</summary>
/// <param name="Code">OK, or what stopped it.</param>
/// <param name="Message">A sentence for the representative; empty on success.</param>
/// <param name="ResultJson">The result; may be empty on failure.</param>
internal sealed record ApiAnswer(string Code, string Message, string ResultJson)
{
    public bool Success => Code == Codes.Ok;

    public static ApiAnswer Ok(string resultJson) => new(Codes.Ok, "", resultJson);

    public static ApiAnswer No(string code, string message, string resultJson = "") => new(code, message, resultJson);
}
