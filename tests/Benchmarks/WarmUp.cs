using System.Runtime;

namespace CrmAriaConnector.Benchmarks;

/// <summary>Says when a process is warm: when the runtime has compiled nothing for some rounds, so that what is measured is not its compiler.</summary>
internal sealed class WarmUp
{
    private const int QuietRounds = 25;
    private const int MostRounds = 600;
    private long _compiled;
    private int _quiet;
    private int _rounds;

    /// <summary>To be asked after every round.</summary>
    public bool IsOver()
    {
        var compiled = JitInfo.GetCompiledMethodCount();
        _quiet = compiled == _compiled ? _quiet + 1 : 0;
        _compiled = compiled;
        return _quiet >= QuietRounds || ++_rounds >= MostRounds;
    }
}
