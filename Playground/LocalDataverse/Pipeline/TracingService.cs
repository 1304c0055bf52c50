using System.Globalization;
using System.Text;
using System.Threading;
using Microsoft.Xrm.Sdk;

namespace CrmAriaConnector.LocalDataverse.Pipeline;

/// <summary>Keeps the newest 10 KB of one execution, as the platform does.</summary>
internal sealed class TracingService : ITracingService
{
    private const int MostBytes = 10 * 1024;

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();

    public void Trace(string format, params object[] args)
    {
        var line = args is { Length: > 0 } ? string.Format(CultureInfo.InvariantCulture, format, args) : format;
        lock (_gate)
        {
            _text.AppendLine(line);
            // A character takes at least one byte, so this much can never be needed again.
            if (_text.Length > 4 * MostBytes)
                _text.Remove(0, _text.Length - MostBytes);
        }
    }

    public string Text
    {
        get
        {
            lock (_gate)
                return Newest(_text.ToString());
        }
    }

    private static string Newest(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= MostBytes)
            return text;
        var start = bytes.Length - MostBytes;
        while ((bytes[start] & 0xC0) == 0x80)
            start++;
        return Encoding.UTF8.GetString(bytes, start, bytes.Length - start);
    }
}
