namespace Millrace.Features;

/// <summary>Where rows are written, from the first of them on.</summary>
internal readonly ref struct RowTarget
{
    /// <summary>Rows of floats.</summary>
    public RowTarget(Span<float> vector) => Floats = vector;

    /// <summary>The buffers of each group.</summary>
    /// <param name="block">The block.</param>
    /// <param name="first">The first row.</param>
    public RowTarget(FeatureBlock block, int first = 0)
    {
        Block = block;
        Floats = block.DenseBuffer[(first * block.Layout!.DenseWidth)..];
        Ids = block.IdBuffer[(first * block.Layout.IdWidth)..];
    }

    /// <summary>The block; null for rows of floats.</summary>
    public FeatureBlock? Block { get; }

    public Span<float> Floats { get; }

    public Span<int> Ids { get; }
}
