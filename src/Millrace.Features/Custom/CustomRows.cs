namespace Millrace.Features;

/// <summary>
/// What code that is not ours makes of rows. The lanes of a stage share it, so that it is called once for all of them. Immutable, so that threads share it.
/// </summary>
/// <param name="width">Numbers a row.</param>
/// <param name="slot">Its place.</param>
internal abstract class CustomRows(int width, int slot)
{
    public int Width => width;

    /// <summary>The numbers of some rows, row by row.</summary>
    public ReadOnlySpan<double> Of(FeatureWork work, int first, int count)
    {
        if (!work.HasNumbers(slot, first, count, width, out Span<double> numbers))
            Compute(work, first, count, numbers);
        return numbers;
    }

    protected abstract void Compute(FeatureWork work, int first, int count, Span<double> numbers);
}
