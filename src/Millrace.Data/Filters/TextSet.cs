using System.Text;

namespace Millrace.Data;

/// <summary>Texts that are, or are not, among some.</summary>
/// <param name="column">The column.</param>
/// <param name="values">The texts in the order of their bytes, each once.</param>
/// <param name="isAmong">Whether they are to be among them.</param>
internal sealed class TextSet<T>(ColumnRef<T> column, byte[][] values, bool isAmong) : LeafFilter<T>(column), IEntryTest
    where T : struct, ISchema<T>
{
    public override string ToString() =>
        $"{Name} {(isAmong ? "" : "not ")}in ({string.Join(", ", values.Select(value => Show($"\"{Encoding.UTF8.GetString(value)}\"")))})";

    public bool Holds(ReadOnlySpan<byte> text)
    {
        int low = 0;
        for (int high = values.Length - 1; low <= high;)
        {
            int middle = (low + high) >> 1;
            int order = text.SequenceCompareTo(values[middle]);
            if (order == 0)
                return isAmong;
            (low, high) = order < 0 ? (low, middle - 1) : (middle + 1, high);
        }

        return !isAmong;
    }

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept) => EvaluateEntries((BytesColumn)columns[Column.Index], this, kept);

    internal override Filter<T> Negate() => new TextSet<T>(Column, values, !isAmong);

    protected override bool MayHold(ColumnRange range) => !isAmong || range is not TextRange texts
        ? isAmong ? values.Length > 0 : true
        : Array.Exists(values, value => (texts.CompareTo(value) & Outcomes.Equal) != 0);
}
