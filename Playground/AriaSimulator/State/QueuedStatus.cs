using System;

namespace CrmAriaConnector.AriaSimulator.State;

/// <summary>An account status that waits for its day.</summary>
/// <param name="Status">See <see cref="AccountStatus"/>.</param>
/// <param name="Date">The day.</param>
public sealed record QueuedStatus(int Status, DateOnly Date);
