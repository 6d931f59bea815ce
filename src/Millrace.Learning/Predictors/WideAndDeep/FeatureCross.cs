namespace Millrace.Learning;

/// <summary>
/// A weight for each pair of values of two categorical features. A feature of n categories counts n + 1 values: the last one stands for none of them.
/// </summary>
/// <param name="First">Position of the first feature in the layout.</param>
/// <param name="Second">Position of the second one.</param>
/// <param name="Buckets">How many weights there are. Where all pairs fit, each has its own; otherwise pairs share buckets by a hash.</param>
public sealed record FeatureCross(int First, int Second, int Buckets)
{
    /// <summary>Multiplies the first value in the hash; prime.</summary>
    public const long FirstFactor = 1_000_003;

    /// <summary>Multiplies the second value in the hash; prime.</summary>
    public const long SecondFactor = 998_244_353;

    /// <summary>The factors of the two values whose sum, modulo <see cref="Buckets"/>, is the bucket.</summary>
    /// <param name="firstValues">Values of the first feature, none included.</param>
    /// <param name="secondValues">Values of the second feature, none included.</param>
    public (long First, long Second) Factors(int firstValues, int secondValues) =>
        (long)firstValues * secondValues <= Buckets ? (secondValues, 1) : (FirstFactor, SecondFactor);
}
