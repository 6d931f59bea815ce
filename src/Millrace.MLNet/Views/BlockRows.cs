using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>The rows of blocks that are read one after the other. ML.NET asks for rows on a thread of its own, which waits for the blocks.</summary>
/// <param name="blocks">The blocks.</param>
/// <param name="cancellation">Ends the reading early.</param>
internal sealed class BlockRows(IAsyncEnumerable<FeatureBlock> blocks, CancellationToken cancellation) : FeatureRows
{
    private readonly IAsyncEnumerator<FeatureBlock> _blocks = blocks.GetAsyncEnumerator(cancellation);
    private FeatureBlock _block = new();
    private int _row = -1;

    public override float Label => _block.Labels[_row];

    public override float Weight => _block.Weights[_row];

    public override bool MoveNext()
    {
        for (_row++; _row >= _block.Rows; _row = 0)
        {
            if (!_blocks.MoveNextAsync().AsTask().GetAwaiter().GetResult())
                return false;
            _block = _blocks.Current;
        }

        return true;
    }

    public override void ReadDense(Span<float> destination) => _block.Dense.Slice(_row * destination.Length, destination.Length).CopyTo(destination);

    public override void ReadIds(int feature, Span<int> destination)
    {
        FeatureLayout layout = _block.Layout!;
        _block.Ids.Slice((_row * layout.IdWidth) + layout.GroupOffset(feature), destination.Length).CopyTo(destination);
    }

    public override ReadOnlySpan<int> Sparse(int feature) => _block.Sparse(_block.Layout!.GroupOffset(feature))[_row];

    public override void Dispose() => _blocks.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
