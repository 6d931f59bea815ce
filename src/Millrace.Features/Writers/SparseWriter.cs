namespace Millrace.Features;

/// <summary>Writes sparse ids, which have no place in a row of numbers.</summary>
internal sealed class SparseWriter(SparseFlow flow) : FeatureWriter
{
    public override void Write(FeatureWork work, int first, int count, Span<float> destination, int stride)
    {
    }

    /// <summary>Adds them to those of the rows before.</summary>
    public void WriteIds(FeatureWork work, int first, int count, SparseIds destination) => flow.Read(work, first, count, destination);
}
