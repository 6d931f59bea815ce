using CsCheck;

namespace Millrace.Features.Tests.Rows;

/// <summary>Random numbers, with missing, infinite and extreme ones among them.</summary>
internal static class Numbers
{
    public static Gen<double?> Any { get; } = Gen.Frequency(
        (8, Gen.Double[-1e6, 1e6].Select(static value => (double?)value)),
        (2, Gen.Const((double?)null)),
        (1, Gen.Int[0, 6].Select(static i => (double?)new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1e-310, 1e100 }[i])));

    /// <summary>Whether two numbers are the same but for rounding.</summary>
    public static bool AreClose(float expected, float found) =>
        expected.Equals(found) || Math.Abs(expected - found) <= 1e-5f * (1 + Math.Abs(expected));
}
