using System.Globalization;
using System.Text;

namespace Millrace.Benchmarks;

/// <summary>What contenders that took turns came to, as a table of Markdown.</summary>
/// <param name="parameters">The parameters' names.</param>
internal sealed class TurnTable(IReadOnlyList<string> parameters)
{
    private readonly List<string[]> _rows =
    [
        ["Method", .. parameters, "Median", "Fastest", "Ratio", "of fastest", "Time/unit", "Bytes/unit"],
    ];

    /// <summary>Adds those that took turns with the same parameters.</summary>
    /// <param name="values">The parameters' values.</param>
    /// <param name="units">Rows or steps of a turn; null where nobody counts.</param>
    /// <param name="contenders">Who took turns.</param>
    public void Add(IReadOnlyList<string> values, double? units, IReadOnlyList<Contender> contenders)
    {
        Contender? baseline = contenders.FirstOrDefault(static each => each.IsBaseline);
        foreach (Contender each in contenders)
        {
            _rows.Add(
            [
                each.Name,
                .. values,
                Milliseconds(each.Median),
                Milliseconds(each.Fastest),
                baseline is null ? "" : Number(each.RatioTo(baseline), 2),
                baseline is null ? "" : Number(each.Fastest / baseline.Fastest, 2),
                units is { } rows ? $"{Number(each.Median / rows, 1)} ns" : "",
                units is { } count ? $"{Number(each.Bytes / count, 1)} B" : "",
            ]);
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, _rows[0].Length).Select(column => _rows.Max(row => row[column].Length))];
        var text = new StringBuilder();
        for (int row = 0; row < _rows.Count; row++)
        {
            for (int column = 0; column < widths.Length; column++)
                text.Append("| ").Append(column == 0 ? _rows[row][column].PadRight(widths[column]) : _rows[row][column].PadLeft(widths[column])).Append(' ');
            text.AppendLine("|");
            if (row == 0)
                text.Append('|').AppendJoin('|', widths.Select(static (width, column) => column == 0 ? new string('-', width + 2) : $"{new string('-', width + 1)}:")).AppendLine("|");
        }

        return text.ToString();
    }

    private static string Milliseconds(double nanoseconds) => $"{Number(nanoseconds / 1e6, 2)} ms";

    private static string Number(double value, int digits) => value.ToString($"N{digits}", CultureInfo.InvariantCulture);
}
