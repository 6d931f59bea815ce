namespace Millrace.Features;

/// <summary>Writes what a feature's last stage gives into rows of numbers. Immutable, so that threads share it.</summary>
internal abstract class FeatureWriter
{
    /// <summary>Writes some rows.</summary>
    /// <param name="work">The rows that flows work on.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many: <see cref="NumberFlow.Block"/> at most.</param>
    /// <param name="destination">From the first number of the first row on.</param>
    /// <param name="stride">Numbers from one row to the next.</param>
    public abstract void Write(FeatureWork work, int first, int count, Span<float> destination, int stride);

    /// <summary>The writer of a lane.</summary>
    /// <param name="flow">What its last stage gives.</param>
    /// <param name="width">How many numbers it has in a row.</param>
    /// <param name="missing">What a missing number becomes.</param>
    public static FeatureWriter Of(FeatureFlow flow, int width, float missing) => flow switch
    {
        IndicatorFlow indicators => new IndicatorWriter(indicators.Ids, width),
        MultiHotFlow lists => new MultiHotWriter(lists, width),
        IdFlow ids => new IdWriter(ids),
        SparseFlow sparse => new SparseWriter(sparse),
        _ => new NumberWriter(NumberFlow.Of(flow), missing),
    };
}
