namespace Millrace.Tables;

/// <summary>The shares of rows that are tuned and tested on; the others are learned from.</summary>
/// <param name="Tune">From 0 on.</param>
/// <param name="Test">From 0 on.</param>
internal readonly record struct Shares(double Tune, double Test)
{
    public const int Parts = 3;
    public const byte TrainPart = 0;
    public const byte TunePart = 1;
    public const byte TestPart = 2;

    /// <summary>Shares that leave rows to learn from.</summary>
    /// <exception cref="ParameterException">They do not.</exception>
    public static Shares Of(double tune, double test)
    {
        // Not a number fails each comparison.
        if (!(tune >= 0 && test >= 0 && tune + test < 1))
        {
            throw new ParameterException("test-fraction", FormattableString.Invariant(
                $"The fractions are {tune} to tune on and {test} to test on: neither may be negative, and together they must be less than 1, ")
                + "so that rows are left to learn from.");
        }

        return new Shares(tune, test);
    }

    /// <summary>The part of a position among all possible ones, 0 to 1 (exclusive). What is tested on stays so while its share grows.</summary>
    public byte PartOf(double position) => position < Test ? TestPart : position < Test + Tune ? TunePart : TrainPart;

    /// <summary>How many of so many rows each part gets: within one row of its share.</summary>
    public void Count(long rows, Span<long> counts)
    {
        long test = (long)Math.Round(Test * rows);
        long both = (long)Math.Round((Test + Tune) * rows);
        counts[TestPart] = test;
        counts[TunePart] = both - test;
        counts[TrainPart] = rows - both;
    }
}
