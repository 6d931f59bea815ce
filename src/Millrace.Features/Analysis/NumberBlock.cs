using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// Gathers numbers into blocks of their own, so that what is learned of them does not depend, to the last bit, on how the rows were cut into batches.
/// </summary>
/// <param name="flow">The numbers.</param>
/// <param name="target">What looks at a full block, or at the last one.</param>
internal sealed class NumberBlock(NumberFlow flow, CountedNumbers target)
{
    private readonly double[] _block = new double[NumberBlocks.Length];
    private int _filled;

    /// <summary>Takes the numbers of all rows of a batch.</summary>
    public void Add(FeatureWork work, int count)
    {
        for (int done = 0; done < count;)
        {
            int taken = Math.Min(Math.Min(count - done, _block.Length - _filled), NumberFlow.Block);
            flow.Read(work, done, _block.AsSpan(_filled, taken));
            _filled += taken;
            done += taken;
            if (_filled == _block.Length)
                Flush();
        }
    }

    /// <summary>Hands on what has been gathered.</summary>
    public void Flush()
    {
        target.Add<double>(_block.AsSpan(0, _filled));
        _filled = 0;
    }
}
