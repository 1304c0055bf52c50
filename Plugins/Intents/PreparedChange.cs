using CrmAriaConnector.Plugins.Previews;

namespace CrmAriaConnector.Plugins.Intents;

/// <summary>An intent that passed every check: the change to be sent, its promise, and a name for the row.</summary>
internal sealed record PreparedChange(IChange Change, Promise Promise, string Title);
