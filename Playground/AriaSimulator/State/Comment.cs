using System;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>A remark about an account.</summary>
/// <param name="Time">The tenant's time.</param>
/// <param name="Author">The caller's name, when the call gave one.</param>
/// <param name="ApplicationId">The caller's application, when the call gave one.</param>
/// <param name="Text">What it says.</param>
public sealed record Comment(DateTime Time, string? Author, string? ApplicationId, string Text);
