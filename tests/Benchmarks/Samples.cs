using System.Collections.Generic;

namespace CrmAriaConnector.Benchmarks;

/// <summary>What was measured, several times.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    /// <summary>The middle one: what a busy moment of the machine does not move.</summary>
    public double Median
    {
        get
        {
            _values.Sort();
            var half = _values.Count / 2;
            return _values.Count % 2 == 1 ? _values[half] : (_values[half - 1] + _values[half]) / 2;
        }
    }
}
