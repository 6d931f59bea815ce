using System.Text;

namespace Millrace.Data;

/// <summary>Texts compared with one text.</summary>
internal sealed class TextComparison<T>(ColumnRef<T> column, byte[] value, Outcomes outcomes) : LeafFilter<T>(column), IEntryTest
    where T : struct, ISchema<T>
{
    public override string ToString() => OutcomesExtensions.Write(outcomes, Name, Show($"\"{Encoding.UTF8.GetString(value)}\""));

    public bool Holds(ReadOnlySpan<byte> text)
    {
        int order = text.SequenceCompareTo(value);
        return (outcomes & (order < 0 ? Outcomes.Less : order > 0 ? Outcomes.Greater : Outcomes.Equal)) != 0;
    }

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept) => EvaluateEntries((BytesColumn)columns[Column.Index], this, kept);

    internal override Filter<T> Negate() => new TextComparison<T>(Column, value, outcomes.Contrary(hasUnordered: false));

    protected override bool MayHold(ColumnRange range) => range is not TextRange texts || (texts.CompareTo(value) & outcomes) != 0;
}
