using System;
using System.Collections.Generic;
using System.Linq;

namespace CrmAriaConnector.Benchmarks;

/// <summary>A table on the console, in Markdown, so that it can stand in docs/performance.md as it is.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<string[]> _rows = [];

    public void Row(params string[] cells) => _rows.Add(cells);

    public void Print()
    {
        var widths = head.Select((name, column) => _rows.Select(row => row[column].Length).Append(name.Length).Max()).ToList();
        Line(head);
        Line([.. widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":")]);
        foreach (var row in _rows)
            Line(row);

        // Text to the left, figures to the right.
        void Line(string[] cells) =>
            Console.WriteLine("| " + string.Join(" | ", cells.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))) + " |");
    }
}
