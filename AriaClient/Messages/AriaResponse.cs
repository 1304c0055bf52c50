using System.Collections.Generic;

namespace CrmAriaConnector.Aria;

/// <summary>Aria's answer to one operation. A list is never null; what Aria leaves out or answers with null is null, or an empty list.</summary>
public abstract class AriaResponse : AriaObject
{
    private IReadOnlyList<AriaWarning>? _warnings;

    private protected AriaResponse() { }

    /// <summary>0 for success. The client throws <see cref="AriaException"/> for any other code.</summary>
    public long ErrorCode { get; private set; }

    /// <summary>Aria's text, "OK" on success. It changes between releases: decide by number, never by text.</summary>
    public string? ErrorMsg { get; private set; }

    /// <summary>
    /// What failed although the operation itself succeeded: collecting, invoicing, the statement, one of several queue edits, tax or another
    /// third party. Empty for an operation that reads: the codes in its answer are a record of the past.
    /// </summary>
    public IReadOnlyList<AriaWarning> Warnings => _warnings ??= IsOfARead ? [] : WarningCollector.Collect(this);

    private protected virtual bool IsOfARead => Schema.IsRead;

    internal bool HasErrorCode { get; private set; }

    internal override bool ReadEnvelope(string name, AriaReader reader)
    {
        switch (name)
        {
            case "error_code":
                if (reader.Long() is { } code)
                {
                    ErrorCode = code;
                    HasErrorCode = true;
                }
                return true;
            case "error_msg":
                ErrorMsg = reader.Text();
                return true;
            default:
                return false;
        }
    }

    internal override void Clear()
    {
        base.Clear();
        (ErrorCode, ErrorMsg, HasErrorCode) = (0, null, false);
    }

    internal override void WriteEnvelope(AriaWriter writer)
    {
        writer.Long("error_code", HasErrorCode ? ErrorCode : null);
        writer.Text("error_msg", ErrorMsg);
    }
}
