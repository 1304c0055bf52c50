using System.Globalization;
using System.Text;
using Microsoft.Xrm.Sdk;

namespace FakeXrmEasy;

public class XrmFakedTracingService : ITracingService
{
    private readonly StringBuilder lines = new();

    public void Trace(string format, params object[] args) =>
        lines.AppendLine(args == null || args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args));

    public string DumpTrace() => lines.ToString();
}
