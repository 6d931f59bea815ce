using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Benchmarks.Memory;

/// <summary>Rows of a thousand columns.</summary>
internal sealed class WideBatch(ImmutableArray<Column> columns) : Batch<WideRow>(columns)
{
    private static readonly string[] s_texts = [.. Enumerable.Range(0, 50).Select(static i => $"value {i}")];

    /// <summary>A row has no value that is read by itself.</summary>
    public override WideRow this[int index] => default;

    /// <summary>Adds a row, whose values are made of its place.</summary>
    public override void Add(in WideRow row) => Fill(Count, 1);

    /// <summary>Adds the rows from one on. The same for the same position.</summary>
    public void Fill(long first, int rows)
    {
        for (int place = 0; place < Columns.Length; place++)
        {
            for (long row = first; row < first + rows; row++)
                Append(Columns[place], Scramble(((ulong)row * WideRow.Width) + (ulong)place));
        }
    }

    private static void Append(Column column, ulong random)
    {
        switch (column)
        {
            case ValueColumn<double> doubles:
                doubles.Append(random % 10 == 0 ? null : (random >> 44) / 64.0);
                break;
            case ValueColumn<int> whole:
                whole.Append((int)(random >> 48));
                break;
            case TextColumn text:
                text.Append(s_texts[(random >> 32) % (ulong)s_texts.Length]);
                break;
        }
    }

    // SplitMix64's finisher.
    private static ulong Scramble(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
