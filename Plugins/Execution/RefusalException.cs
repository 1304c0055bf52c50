using System;

namespace CrmAriaConnector.Plugins.Execution;

/// <summary>
/// The connector says no, with a code and a sentence for the representative. It never leaves a Custom API as an
/// exception: refusals are data, so that nothing already written in the transaction is lost.
/// </summary>
internal sealed class RefusalException : Exception
{
    public RefusalException(string code, string sentence) : base(sentence) => Code = code;

    public string Code { get; }
}
