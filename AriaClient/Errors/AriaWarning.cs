namespace CrmAriaConnector.Aria;

/// <summary>Something beside the operation that failed although the operation itself succeeded.</summary>
/// <param name="Member">Where Aria said so, for instance <c>collection_error_code</c>.</param>
/// <param name="Code">The code, as text: third parties use their own. Empty where only a text came.</param>
/// <param name="Message">The text that came with it.</param>
/// <param name="Entry">What the catalogue says about the code; third parties' codes have the entry of unknown ones.</param>
public sealed record AriaWarning(string Member, string Code, string? Message, ErrorEntry Entry);
