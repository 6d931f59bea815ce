using System.Numerics;
using System.Text;
using CsCheck;

namespace Millrace.Data.Tests.Filters;

/// <summary>Filters over all types of columns, with what they mean.</summary>
internal static class AnyFilters
{
    private static readonly ColumnCase[] s_columns =
    [
        Values(Everything.Columns.BooleanValue, Everything.Columns.MaybeBoolean, row => row.BooleanValue, row => row.MaybeBoolean),
        Values(Everything.Columns.SByteValue, Everything.Columns.MaybeSByte, row => row.SByteValue, row => row.MaybeSByte),
        Values(Everything.Columns.ByteValue, Everything.Columns.MaybeByte, row => row.ByteValue, row => row.MaybeByte),
        Values(Everything.Columns.Int16Value, Everything.Columns.MaybeInt16, row => row.Int16Value, row => row.MaybeInt16),
        Values(Everything.Columns.UInt16Value, Everything.Columns.MaybeUInt16, row => row.UInt16Value, row => row.MaybeUInt16),
        Values(Everything.Columns.Int32Value, Everything.Columns.MaybeInt32, row => row.Int32Value, row => row.MaybeInt32),
        Values(Everything.Columns.UInt32Value, Everything.Columns.MaybeUInt32, row => row.UInt32Value, row => row.MaybeUInt32),
        Values(Everything.Columns.Int64Value, Everything.Columns.MaybeInt64, row => row.Int64Value, row => row.MaybeInt64),
        Values(Everything.Columns.UInt64Value, Everything.Columns.MaybeUInt64, row => row.UInt64Value, row => row.MaybeUInt64),
        Values(Everything.Columns.Int128Value, Everything.Columns.MaybeInt128, row => row.Int128Value, row => row.MaybeInt128),
        Values(Everything.Columns.UInt128Value, Everything.Columns.MaybeUInt128, row => row.UInt128Value, row => row.MaybeUInt128),
        Floats(Everything.Columns.HalfValue, Everything.Columns.MaybeHalf, row => row.HalfValue, row => row.MaybeHalf),
        Floats(Everything.Columns.SingleValue, Everything.Columns.MaybeSingle, row => row.SingleValue, row => row.MaybeSingle),
        Floats(Everything.Columns.DoubleValue, Everything.Columns.MaybeDouble, row => row.DoubleValue, row => row.MaybeDouble),
        Values(Everything.Columns.DecimalValue, Everything.Columns.MaybeDecimal, row => row.DecimalValue, row => row.MaybeDecimal),
        Values(Everything.Columns.DateTimeValue, Everything.Columns.MaybeDateTime, row => row.DateTimeValue, row => row.MaybeDateTime),
        Values(Everything.Columns.DateValue, Everything.Columns.MaybeDate, row => row.DateValue, row => row.MaybeDate),
        Values(Everything.Columns.TimeValue, Everything.Columns.MaybeTime, row => row.TimeValue, row => row.MaybeTime),
        Values(Everything.Columns.GuidValue, Everything.Columns.MaybeGuid, row => row.GuidValue, row => row.MaybeGuid),
        Values(Everything.Columns.EnumValue, Everything.Columns.MaybeEnum, row => row.EnumValue, row => row.MaybeEnum),
        new ColumnCase<string>(
            Everything.Columns.MaybeText, row => row.MaybeText, row => row.TextValue, static (one, other) => CompareBytes(one, other),
            Everything.Columns.TextValue),
    ];

    /// <summary>A filter that takes its values from some rows.</summary>
    public static Gen<FilterCase> Over(Everything[] rows) => Tree(rows, 3);

    private static Gen<FilterCase> Tree(Everything[] rows, int depth) => depth == 0 ? Leaf(rows) : Gen.Frequency(
        (3, Leaf(rows)),
        (1, Gen.Select(Tree(rows, depth - 1), Tree(rows, depth - 1), FilterCase.And)),
        (1, Gen.Select(Tree(rows, depth - 1), Tree(rows, depth - 1), FilterCase.Or)),
        (1, Tree(rows, depth - 1).Select(FilterCase.Not)));

    private static Gen<FilterCase> Leaf(Everything[] rows) =>
        from column in Gen.Int[0, s_columns.Length]
        from kind in Gen.Int[0, ColumnCase<int>.Kinds - 1]
        from constants in Gen.OneOf(Gen.Int[0, Math.Max(rows.Length - 1, 0)].Select(i => rows.Length > 0 ? rows[i] : default), AnyRows.One).Array[1, 7]
        select column < s_columns.Length ? s_columns[column].Make(kind, constants.Select(WithText).ToArray()) : Prefix(WithText(constants[0]).TextValue);

    private static Everything WithText(Everything row) => row with { TextValue = row.TextValue ?? "" };

    private static FilterCase Prefix(string text)
    {
        string prefix = text.Length > 1 && !char.IsHighSurrogate(text[0]) ? text[..1] : "";
        return new FilterCase(Everything.Columns.MaybeText.StartsWith(prefix), row => row.MaybeText?.StartsWith(prefix, StringComparison.Ordinal));
    }

    private static ColumnCase<TValue> Values<TValue>(
        ColumnRef<Everything, TValue> never, ColumnRef<Everything, TValue> maybe, Func<Everything, TValue> get, Func<Everything, TValue?> getMaybe)
        where TValue : struct => new(maybe, row => getMaybe(row), get, static (one, other) => Comparer<TValue>.Default.Compare(one, other), never);

    private static ColumnCase<TValue> Floats<TValue>(
        ColumnRef<Everything, TValue> never, ColumnRef<Everything, TValue> maybe, Func<Everything, TValue> get, Func<Everything, TValue?> getMaybe)
        where TValue : struct, INumber<TValue> =>
        new(maybe, row => getMaybe(row), get, static (one, other) => one < other ? -1 : one > other ? 1 : one == other ? 0 : null, never);

    private static int CompareBytes(string one, string other) => Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
}
