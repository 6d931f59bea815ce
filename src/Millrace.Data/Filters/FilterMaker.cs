using System.Text;

namespace Millrace.Data;

/// <summary>Makes filters of a column and values: the type of a column's values is known where the column is.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TValue">The type of a present value, as the reference to the column has it.</typeparam>
internal static class FilterMaker<T, TValue>
    where T : struct, ISchema<T>
    where TValue : notnull
{
    public static Filter<T> Compare(ColumnRef<T, TValue> column, TValue value, Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(value);
        return Make(column, new Maker(column, [value]) { Outcomes = outcomes });
    }

    public static Filter<T> Compare(ColumnRef<T, TValue> left, ColumnRef<T, TValue> right, Outcomes outcomes)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Make(left, new Maker(left, []) { Outcomes = outcomes, Other = right });
    }

    public static Filter<T> Among(ColumnRef<T, TValue> column, TValue[] values)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(values);
        foreach (TValue value in values)
            ArgumentNullException.ThrowIfNull(value, nameof(values));
        return Make(column, new Maker(column, values));
    }

    /// <summary>A text as UTF-8.</summary>
    /// <exception cref="ArgumentException">It has no form in UTF-8, so no value is equal to it.</exception>
    public static byte[] Utf8(ColumnRef<T> column, string text)
    {
        byte[] utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        return Utf8Text.TryEncode(text, utf8, out int read, out int written)
            ? utf8[..written]
            : throw new ArgumentException($"{column}: {Utf8Text.HalfPair(text, read).Message}", nameof(text));
    }

    private static Filter<T> Make(ColumnRef<T> column, Maker maker)
    {
        using Batch<T> shape = T.CreateBatch(0);
        return shape.Columns[column.Index].Accept(maker);
    }

    private sealed class Maker(ColumnRef<T> column, TValue[] values) : IColumnVisitor<Filter<T>>
    {
        public Outcomes Outcomes { get; init; }

        public ColumnRef<T>? Other { get; init; }

        public Filter<T> VisitValues<TFound>(ValueColumn<TFound> found)
            where TFound : struct
        {
            if (typeof(TFound) != typeof(TValue))
                throw Unfit();
            if (Other is not null)
                return new ValuePair<T, TFound>(column, Other, Outcomes);
            TFound[] typed = (TFound[])(object)values;
            return Outcomes == Outcomes.None
                ? new ValueSet<T, TFound>(column, typed, found.Format, isAmong: true)
                : new ValueComparison<T, TFound>(column, typed[0], Outcomes, found.Format);
        }

        public Filter<T> VisitText(TextColumn found)
        {
            if (values is not string[] texts)
                throw Unfit();
            if (Other is not null)
                return new TextPair<T>(column, Other, Outcomes);
            byte[][] utf8 = [.. texts.Distinct(StringComparer.Ordinal).Select(text => Utf8(column, text))];
            if (Outcomes != Outcomes.None)
                return new TextComparison<T>(column, utf8[0], Outcomes);
            Array.Sort(utf8, static (one, other) => one.AsSpan().SequenceCompareTo(other));
            return new TextSet<T>(column, utf8, isAmong: true);
        }

        public Filter<T> VisitBinary(BinaryColumn found) => throw Incomparable();

        public Filter<T> VisitList(ListColumn found) => throw Incomparable();

        private ArgumentException Unfit() => new($"{column} holds {column.Info.TypeName}, which is no {typeof(TValue).Name}.");

        private ArgumentException Incomparable() =>
            new($"{column} holds {column.Info.TypeName}, which has no order: of such a column a filter can only say whether values are missing.");
    }
}
