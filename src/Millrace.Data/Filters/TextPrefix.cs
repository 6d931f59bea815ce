using System.Text;

namespace Millrace.Data;

/// <summary>Texts that begin, or do not begin, with one.</summary>
internal sealed class TextPrefix<T>(ColumnRef<T> column, byte[] prefix, bool begins) : LeafFilter<T>(column), IEntryTest
    where T : struct, ISchema<T>
{
    public override string ToString() => $"{Name} {(begins ? "starts" : "does not start")} with {Show($"\"{Encoding.UTF8.GetString(prefix)}\"")}";

    public bool Holds(ReadOnlySpan<byte> text) => text.StartsWith(prefix) == begins;

    internal override void Evaluate(FilterColumns columns, Span<ulong> kept) => EvaluateEntries((BytesColumn)columns[Column.Index], this, kept);

    internal override Filter<T> Negate() => new TextPrefix<T>(Column, prefix, !begins);

    // A text that begins so is not less than the beginning, and what is greater than all of them is greater in the beginning's length.
    protected override bool MayHold(ColumnRange range) => !begins || range is not TextRange texts
        || ((texts.Greatest is null || texts.Greatest.AsSpan().SequenceCompareTo(prefix) >= 0)
            && (texts.Least is null || Beginning(texts.Least).SequenceCompareTo(prefix) <= 0));

    private ReadOnlySpan<byte> Beginning(byte[] text) => text.AsSpan(0, Math.Min(text.Length, prefix.Length));
}
