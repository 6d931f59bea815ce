using System.Numerics;

namespace Millrace.Data;

/// <summary>
/// Counts numbers with their ends, and hands the finite ones in blocks to what is made of them. NaN and infinite ones are counted apart.
/// </summary>
internal abstract class CountedNumbers
{
    /// <summary>The finite numbers.</summary>
    public Tally Finite { get; protected set; }

    /// <summary>How many are no number.</summary>
    public Tally NotANumber { get; protected set; }

    /// <summary>How many are negative infinity.</summary>
    public Tally NegativeInfinite { get; protected set; }

    /// <summary>How many are positive infinity.</summary>
    public Tally PositiveInfinite { get; protected set; }

    /// <summary>The least finite number; +∞ where there is none.</summary>
    public double Minimum { get; protected set; } = double.PositiveInfinity;

    /// <summary>The greatest finite number; -∞ where there is none.</summary>
    public double Maximum { get; protected set; } = double.NegativeInfinity;

    /// <summary>Adds numbers, each of weight 1.</summary>
    public void Add<T>(ReadOnlySpan<T> numbers)
        where T : struct, INumberBase<T>
    {
        Span<double> converted = typeof(T) == typeof(double) ? [] : stackalloc double[NumberBlocks.Length];
        for (; !numbers.IsEmpty; numbers = numbers[Math.Min(numbers.Length, NumberBlocks.Length)..])
            AddBlock(NumberBlocks.ToDoubles(numbers[..Math.Min(numbers.Length, NumberBlocks.Length)], converted));
    }

    /// <summary>Adds numbers with weights.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="weights">The weight of each.</param>
    /// <exception cref="DataException">A weight is negative, too large, infinite or NaN.</exception>
    public void Add(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        for (int i = 0; i < values.Length; i++)
        {
            var tally = new Tally(1, Weights.Check(weights[i]));
            if (double.IsFinite(values[i]))
                AddRepeated(values[i], tally);
            else if (tally.Weight > 0)
                CountApart(values[i], tally);
        }
    }

    /// <summary>Adds a finite number that occurs so often.</summary>
    public void AddRepeated(double value, long count) => AddRepeated(value, Tally.Of(count));

    /// <summary>
    /// Adds a finite number that occurs so often, with the sum of what weighs it, each checked and taken to be as heavy as the others. Nothing where that is 0.
    /// </summary>
    public abstract void AddRepeated(double value, Tally tally);

    /// <summary>Adds finite numbers whose ends are known, each of weight 1.</summary>
    /// <param name="block">The numbers: at least one, at most <see cref="NumberBlocks.Length"/>.</param>
    /// <param name="minimum">The least of them.</param>
    /// <param name="maximum">The greatest of them.</param>
    public abstract void AddFinite(ReadOnlySpan<double> block, double minimum, double maximum);

    /// <summary>Counts finite numbers.</summary>
    /// <param name="tally">The numbers.</param>
    /// <param name="minimum">The least of them.</param>
    /// <param name="maximum">The greatest of them.</param>
    protected void Count(Tally tally, double minimum, double maximum)
    {
        Finite += tally;
        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
    }

    /// <summary>Counts what another one has counted of numbers that are not finite.</summary>
    protected void CountApart(CountedNumbers other)
    {
        NotANumber += other.NotANumber;
        NegativeInfinite += other.NegativeInfinite;
        PositiveInfinite += other.PositiveInfinite;
    }

    private void AddBlock(ReadOnlySpan<double> block)
    {
        if (NumberBlocks.TryFindEnds(block, out double minimum, out double maximum))
            AddFinite(block, minimum, maximum);
        else
            AddFiniteOf(block);
    }

    private void AddFiniteOf(ReadOnlySpan<double> block)
    {
        Span<double> finite = stackalloc double[NumberBlocks.Length];
        int count = 0;
        foreach (double value in block)
        {
            if (double.IsFinite(value))
                finite[count++] = value;
            else
                CountApart(value, Tally.Of(1));
        }

        if (count > 0)
            AddBlock(finite[..count]);
    }

    private void CountApart(double value, Tally tally)
    {
        if (double.IsNaN(value))
            NotANumber += tally;
        else if (value > 0)
            PositiveInfinite += tally;
        else
            NegativeInfinite += tally;
    }
}
