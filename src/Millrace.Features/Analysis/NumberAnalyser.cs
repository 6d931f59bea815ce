using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// What is learned of a column of numbers in one scan. NaN counts as missing; infinite values are counted and left out. Numbers are gathered
/// into blocks of their own, so that the result does not depend, to the last bit, on how the rows were cut into batches.
/// </summary>
internal abstract class NumberAnalyser(AnalysisNeeds needs)
{
    private const int BlockSize = 1024;

    private readonly double[] _block = new double[BlockSize];
    private int _filled;

    public Moments Moments { get; } = new();

    public QuantileSketch? Quantiles { get; } = needs.HasFlag(AnalysisNeeds.Quantiles) ? new() : null;

    public long Missing { get; private protected set; }

    public long Infinite { get; private protected set; }

    public abstract void Add(Column column);

    public void Merge(NumberAnalyser other)
    {
        Flush();
        other.Flush();
        Moments.Merge(other.Moments);
        if (other.Quantiles is { } quantiles)
            Quantiles?.Merge(quantiles);
        Missing += other.Missing;
        Infinite += other.Infinite;
    }

    public void Flush()
    {
        ReadOnlySpan<double> block = _block.AsSpan(0, _filled);
        Moments.Add(block);
        Quantiles?.Add(block);
        _filled = 0;
    }

    // The sum turns −0 into 0, so that equal numbers have equal texts.
    private protected void Gather(double value)
    {
        _block[_filled++] = value + 0.0;
        if (_filled == BlockSize)
            Flush();
    }
}
