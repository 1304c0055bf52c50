using System;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>A mail the customer would have got.</summary>
/// <param name="No">Aria's number of the message.</param>
/// <param name="Time">The tenant's time.</param>
/// <param name="Template">The class of its template. Aria: template_class.</param>
/// <param name="Recipient">Where it would have gone.</param>
public sealed record Mail(long No, DateTime Time, string Template, string? Recipient);
