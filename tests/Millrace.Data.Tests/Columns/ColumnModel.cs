using System.Collections;
using CsCheck;

namespace Millrace.Data.Tests.Columns;

/// <summary>A column beside a list that says what must be in it, null where a value is missing.</summary>
/// <param name="create">Makes an empty column in which values, and elements of lists, may be missing, or may not.</param>
/// <param name="append">Adds a value.</param>
/// <param name="read">Reads a row's value.</param>
internal sealed class ColumnModel<TColumn, TValue>(Func<bool, TColumn> create, Action<TColumn, TValue> append, Func<TColumn, int, TValue> read)
    where TColumn : Column
{
    private enum Operation
    {
        Append,
        AppendText,
        AppendUtf8,
        AppendRange,
        AppendRows,
        AppendOwnRange,
        AppendOwnRows,
        AppendToStrict,
        Truncate,
        Clear,
        Release,
    }

    /// <summary>Does at random what can be done with a column, and looks at all of it after each step.</summary>
    public void Check(Gen<TValue> values) =>
        Gen.Select(Gen.Enum<Operation>(), values.Array[0, 80], Gen.Int[0, 1000]).Array[1, 12].Sample(
            steps =>
            {
                TColumn column = create(true);
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
        TColumn source = create(true);
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
                (int start, int count) = Range(some.Length, seed);
                column.AppendRange(source, start, count);
                expected.AddRange(some[start..(start + count)]);
                break;
            case Operation.AppendRows:
                int[] rows = Rows(some.Length, seed);
                column.AppendRows(source, rows);
                expected.AddRange(rows.Select(row => some[row]));
                break;
            case Operation.AppendOwnRange:
                (start, count) = Range(expected.Count, seed);
                column.AppendRange(column, start, count);
                expected.AddRange(expected.GetRange(start, count));
                break;
            case Operation.AppendOwnRows:
                rows = Rows(expected.Count, seed);
                column.AppendRows(column, rows);
                expected.AddRange([.. rows.Select(row => expected[row])]);
                break;
            case Operation.AppendToStrict:
                AppendToStrict(source, some, seed);
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

    /// <summary>A column that is not nullable takes all of the rows or none.</summary>
    private void AppendToStrict(TColumn source, TValue[] some, int seed)
    {
        TColumn strict = create(false);
        List<TValue> expected = [];
        foreach (TValue value in some.Where(static value => !HoldsMissing(value)))
        {
            append(strict, value);
            expected.Add(value);
        }

        int[] rows = Rows(some.Length, seed);
        Take([.. rows.Select(row => some[row])], () => strict.AppendRows(source, rows));
        (int start, int count) = Range(some.Length, seed);
        Take(some[start..(start + count)], () => strict.AppendRange(source, start, count));
        strict.Release();

        void Take(TValue[] values, Action action)
        {
            if (values.Any(HoldsMissing))
                Assert.Throws<InvalidOperationException>(action);
            else
                action();
            if (!values.Any(HoldsMissing))
                expected.AddRange(values);
            Compare(expected, strict);
        }
    }

    private static bool HoldsMissing(TValue value) => value is null || (value is Array list && list.Cast<object?>().Contains(null));

    private static (int Start, int Count) Range(int length, int seed)
    {
        int start = length == 0 ? 0 : seed % length;
        return (start, (length - start) / 2);
    }

    private static int[] Rows(int length, int seed) => [.. Enumerable.Range(0, length).Where(i => (i * seed) % 3 != 1).Reverse()];

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
