using System;

namespace CrmAriaConnector.Playground;

/// <summary>The playground cannot start, or a rehearsal did not go as promised; the message is a sentence for whoever runs it.</summary>
public sealed class PlaygroundException(string message, Exception? inner = null) : Exception(message, inner);
