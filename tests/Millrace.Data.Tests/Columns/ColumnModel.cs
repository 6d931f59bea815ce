using System.Collections;
using CsCheck;

namespace Millrace.Data.Tests.Columns;

/// <summary>A column beside a list that says what must be in it, null where a value is missing.</summary>
/// <param name="create">Makes an empty, nullable column.</param>
/// <param name="append">Adds a value.</param>
/// <param name="read">Reads a row's value.</param>
internal sealed class ColumnModel<TColumn, TValue>(Func<TColumn> create, Action<TColumn, TValue> append, Func<TColumn, int, TValue> read)
    where TColumn : Column
{
    private enum Operation
    {
        Append,
        AppendText,
        AppendUtf8,
        AppendRange,
        AppendRows,
        Truncate,
        Clear,
        Release,
    }

    /// <summary>Does at random what can be done with a column, and looks at all of it after each step.</summary>
    public void Check(Gen<TValue> values) =>
        Gen.Select(Gen.Enum<Operation>(), values.Array[0, 80], Gen.Int[0, 1000]).Array[1, 12].Sample(
            steps =>
            {
                TColumn column = create();
                List<TValue> expected = [];
                foreach ((Operation operation, TValue[] some, int seed) in steps)
                {
                    Do(operation, column, expected, some, seed);
                    Compare(expected, column);
                }

                column.Release();
            },
            iter: 150);

    private void Do(Operation operation, TColumn column, List<TValue> expected, TValue[] some, int seed)
    {
        TColumn source = create();
        foreach (TValue value in some)
            append(source, value);
        switch (operation)
        {
            case Operation.Append:
                foreach (TValue value in some)
                    append(column, value);
                expected.AddRange(some);
                break;
            case Operation.AppendText or Operation.AppendUtf8:
                for (int i = 0; i < source.Count; i++)
                    AppendText(column, source.FormatText(i), operation == Operation.AppendUtf8);
                expected.AddRange(some);
                break;
            case Operation.AppendRange:
                int start = some.Length == 0 ? 0 : seed % some.Length;
                int count = (some.Length - start) / 2;
                column.AppendRange(source, start, count);
                expected.AddRange(some[start..(start + count)]);
                break;
            case Operation.AppendRows:
                int[] rows = [.. Enumerable.Range(0, some.Length).Where(i => (i * seed) % 3 != 1).Reverse()];
                column.AppendRows(source, rows);
                expected.AddRange(rows.Select(row => some[row]));
                break;
            case Operation.Truncate:
                int kept = seed % (expected.Count + 1);
                column.Truncate(kept);
                expected.RemoveRange(kept, expected.Count - kept);
                break;
            case Operation.Clear:
                column.Clear();
                expected.Clear();
                break;
            case Operation.Release:
                column.Release();
                expected.Clear();
                break;
        }

        source.Release();
    }

    private static void AppendText(TColumn column, string? text, bool isUtf8)
    {
        if (text is null)
            column.AppendMissing();
        else
            Assert.True(isUtf8 ? column.TryAppendUtf8(System.Text.Encoding.UTF8.GetBytes(text)) : column.TryAppendText(text), text);
    }

    private void Compare(List<TValue> expected, TColumn column)
    {
        Assert.Equal(expected.Count, column.Count);
        Assert.Equal(expected.Count(static value => value is null), column.MissingCount);
        char[] text = new char[4096];
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.True(StructuralComparisons.StructuralEqualityComparer.Equals(expected[i], read(column, i)), $"row {i}");
            Assert.Equal(expected[i] is null, column.IsMissing(i));
            Assert.True(column.TryFormatText(i, text, out int written));
            Assert.Equal(column.FormatText(i) ?? "", text.AsSpan(0, written).ToString());
        }
    }
}
