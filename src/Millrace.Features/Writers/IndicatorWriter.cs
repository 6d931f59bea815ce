namespace Millrace.Features;

/// <summary>Writes zeros, and a one where the id is.</summary>
internal sealed class IndicatorWriter(IdFlow ids, int width) : FeatureWriter
{
    public override void Write(FeatureWork work, int first, int count, Span<float> destination, int stride)
    {
        Span<int> found = stackalloc int[NumberFlow.Block];
        found = found[..count];
        ids.Read(work, first, found);
        for (int i = 0, position = 0; i < found.Length; i++, position += stride)
        {
            Span<float> row = destination.Slice(position, width);
            row.Clear();
            if (found[i] >= 0)
                row[found[i]] = 1;
        }
    }
}
