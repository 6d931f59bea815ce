using Millrace.Data;

namespace Millrace.Features;

internal sealed class TextCrossPart(int source, string? missingAs) : CrossPart(missingAs)
{
    public override void Write(FeatureWork work, int first, int count, Span<byte> parts, int stride)
    {
        var column = (TextColumn)work.Columns[source];
        ReadOnlySpan<int> codes = column.Codes.Slice(first, count);
        for (int i = 0; i < codes.Length; i++)
        {
            Span<byte> part = parts.Slice(i * stride, Length);
            if (codes[i] < 0)
                PutMissing(part);
            else
                Put(column.GetBytes(codes[i]), part);
        }
    }
}
