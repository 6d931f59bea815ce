using Millrace.Data;

namespace Millrace.Features;

internal sealed class TextCrossPart(int source, string? missingAs) : CrossPart(missingAs)
{
    public override void Write(FeatureWork work, int first, int count, Span<byte> parts, int stride) =>
        Write((TextColumn)work.Columns[source], Missing, (first, count), parts, stride);

    /// <summary>Writes the part of some rows of a column.</summary>
    public static void Write(TextColumn column, ReadOnlySpan<byte> missing, (int First, int Count) rows, Span<byte> parts, int stride)
    {
        ReadOnlySpan<int> codes = column.Codes.Slice(rows.First, rows.Count);
        for (int i = 0; i < codes.Length; i++)
        {
            Span<byte> part = parts.Slice(i * stride, Length);
            if (codes[i] < 0)
                missing.CopyTo(part);
            else
                Put(column.GetBytes(codes[i]), part);
        }
    }
}
