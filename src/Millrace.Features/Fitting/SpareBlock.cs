namespace Millrace.Features;

/// <summary>A block a thread and feature set, since sets have different numbers of sparse features.</summary>
internal static class SpareBlock<TFeatures>
{
    [ThreadStatic]
    private static FeatureBlock? t_block;

    // Code of the user's may compute other features of the set meanwhile; it gets a block of its own.
    public static FeatureBlock Take()
    {
        FeatureBlock block = t_block ?? new FeatureBlock();
        t_block = null;
        return block;
    }

    public static void Keep(FeatureBlock block) => t_block = block;
}
