namespace Millrace.Quality;

/// <summary>A way to measure how far two distributions differ.</summary>
public enum DistanceMeasure
{
    /// <summary>The largest difference of a value's shares; see <see cref="Quality.LInfinity"/>.</summary>
    LInfinity,

    /// <summary>The divergence to base 2; see <see cref="Quality.JensenShannon"/>.</summary>
    JensenShannon,

    /// <summary>The largest difference of a value's counts, as a share of both counts; see <see cref="Quality.NormalisedAbsoluteDifference"/>.</summary>
    NormalisedAbsoluteDifference,
}
