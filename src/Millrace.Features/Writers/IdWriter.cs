namespace Millrace.Features;

/// <summary>Writes ids.</summary>
internal sealed class IdWriter(IdFlow ids) : FeatureWriter
{
    public override void Write(FeatureWork work, int first, int count, Span<float> destination, int stride)
    {
        Span<int> found = stackalloc int[NumberFlow.Block];
        found = found[..count];
        ids.Read(work, first, found);
        for (int i = 0, position = 0; i < found.Length; i++, position += stride)
            destination[position] = found[i];
    }

    /// <summary>Writes them as whole numbers.</summary>
    public void WriteIds(FeatureWork work, int first, int count, Span<int> destination, int stride)
    {
        Span<int> found = stackalloc int[NumberFlow.Block];
        found = found[..count];
        ids.Read(work, first, found);
        for (int i = 0, position = 0; i < found.Length; i++, position += stride)
            destination[position] = found[i];
    }
}
