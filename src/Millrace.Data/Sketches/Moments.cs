using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Millrace.Data;

/// <summary>
/// Count, mean, spread and ends of numbers, with weights or without, mergeable. A block is looked at twice, for its mean and for the squares of what lies
/// between; blocks are joined by the pairwise update (Chan, Golub, LeVeque: Updating Formulae and a Pairwise Algorithm for Computing Sample Variances, 1979),
/// so a large mean does not swallow a small deviation. NaN and infinite numbers are counted apart. Nothing here is ever NaN; what is too large for a double
/// is infinite.
/// </summary>
internal sealed partial class Moments : CountedNumbers
{
    private double _squares;

    // What the mean is more than its nearest double: beside a large mean it is as much as the spread's own digits.
    private double _meanRest;

    /// <summary>Those of the finite numbers that are 0.</summary>
    public Tally Zeros { get; private set; }

    /// <summary>The mean of the finite numbers; 0 where there is none.</summary>
    public double Mean { get; private set; }

    /// <summary>The variance of the finite numbers as all there are; 0 where there is none.</summary>
    public double PopulationVariance => Finite.Weight == 0 || Minimum == Maximum ? 0 : _squares / Finite.Weight;

    /// <summary>The root of <see cref="PopulationVariance"/>.</summary>
    public double PopulationDeviation => Math.Sqrt(PopulationVariance);

    /// <inheritdoc/>
    public override void AddFinite(ReadOnlySpan<double> block, double minimum, double maximum)
    {
        if (minimum <= 0 && maximum >= 0)
            Zeros += Tally.Of(CountZeros(block));

        // The mean of equal numbers is that number, exactly: their sum may be rounded.
        double mean = minimum == maximum ? minimum : MeanOf(block, minimum, maximum);
        (double squares, double rest) = minimum == maximum ? (0, 0) : SquaresAround(block, mean);
        Join(Tally.Of(block.Length), mean, rest, squares, minimum, maximum);
    }

    /// <inheritdoc/>
    public override void AddRepeated(double value, Tally tally)
    {
        if (tally.Weight == 0)
            return;
        if (value == 0)
            Zeros += tally;
        Join(tally, value + 0.0, 0, 0, value + 0.0, value + 0.0);
    }

    /// <summary>How many there are of each kind, and nothing that shows a number.</summary>
    public Moments CountsAlone() => new()
    {
        Finite = Finite,
        Zeros = Zeros,
        NotANumber = NotANumber,
        NegativeInfinite = NegativeInfinite,
        PositiveInfinite = PositiveInfinite,
        Minimum = Finite.Count == 0 ? double.PositiveInfinity : 0,
        Maximum = Finite.Count == 0 ? double.NegativeInfinity : 0,
    };

    /// <summary>Adds what another one has seen, which stays as it is.</summary>
    public void Merge(Moments other)
    {
        Zeros += other.Zeros;
        CountApart(other);
        if (other.Finite.Count > 0)
            Join(other.Finite, other.Mean, other._meanRest, other._squares, other.Minimum, other.Maximum);
    }

    private void Join(Tally tally, double mean, double meanRest, double squares, double minimum, double maximum)
    {
        double weight = Finite.Weight;
        Count(tally, minimum, maximum);
        if (weight == 0)
        {
            (Mean, _meanRest, _squares) = (mean, meanRest, squares);
        }
        else
        {
            // Halves, because the difference of two numbers may be too large for a double where their mean is not.
            double share = tally.Weight / Finite.Weight, half = (mean / 2) - (Mean / 2) + ((meanRest / 2) - (_meanRest / 2));
            double between = 2 * Math.Abs(half) * Math.Sqrt(weight * share);
            _squares += squares + (between * between);
            MoveMean(half * share, Math.Min(Mean, mean), Math.Max(Mean, mean));
        }
    }

    // By twice a step. The sum of two doubles and what it lacks (Knuth: The Art of Computer Programming 2, 4.2.2).
    private void MoveMean(double half, double least, double most)
    {
        double step = half + half + _meanRest, sum = Mean + step, back = sum - Mean;
        double rest = Mean - (sum - back) + (step - back);
        bool isWithin = sum >= least && sum <= most && double.IsFinite(rest);
        (Mean, _meanRest) = isWithin ? (sum, rest) : (Math.Clamp(Mean + half + half, least, most), 0);
    }

    private static int CountZeros(ReadOnlySpan<double> block)
    {
        ref double start = ref MemoryMarshal.GetReference(block);
        Vector256<long> found = Vector256<long>.Zero;
        int done = 0, count = 0;
        for (; done <= block.Length - Vector256<double>.Count; done += Vector256<double>.Count)
            found -= Vector256.Equals(Vector256.LoadUnsafe(ref start, (nuint)done), Vector256<double>.Zero).AsInt64();
        for (; done < block.Length; done++)
            count += block[done] == 0 ? 1 : 0;
        return count + (int)Vector256.Sum(found);
    }

    private static double MeanOf(ReadOnlySpan<double> block, double minimum, double maximum)
    {
        double mean = Sum(block, 1) / block.Length;
        if (!double.IsFinite(mean))
            mean = Sum(block, 1.0 / NumberBlocks.Length) / block.Length * NumberBlocks.Length;
        return Math.Clamp(mean, minimum, maximum);
    }

    private static double Sum(ReadOnlySpan<double> block, double scale)
    {
        ref double start = ref MemoryMarshal.GetReference(block);
        Vector256<double> by = Vector256.Create(scale), first = Vector256<double>.Zero, second = first;
        int done = 0;
        for (; done <= block.Length - (2 * Vector256<double>.Count); done += 2 * Vector256<double>.Count)
        {
            first += Vector256.LoadUnsafe(ref start, (nuint)done) * by;
            second += Vector256.LoadUnsafe(ref start, (nuint)(done + Vector256<double>.Count)) * by;
        }

        double sum = Vector256.Sum(first + second);
        for (; done < block.Length; done++)
            sum += block[done] * scale;
        return sum;
    }

    private static (double Squares, double MeanRest) SquaresAround(ReadOnlySpan<double> block, double mean)
    {
        ref double start = ref MemoryMarshal.GetReference(block);
        Vector256<double> from = Vector256.Create(mean), squares = Vector256<double>.Zero, drift = squares, squares2 = squares, drift2 = squares;
        int done = 0;
        for (; done <= block.Length - (2 * Vector256<double>.Count); done += 2 * Vector256<double>.Count)
        {
            Vector256<double> first = Vector256.LoadUnsafe(ref start, (nuint)done) - from;
            Vector256<double> second = Vector256.LoadUnsafe(ref start, (nuint)(done + Vector256<double>.Count)) - from;
            squares += first * first;
            squares2 += second * second;
            drift += first;
            drift2 += second;
        }

        double sum = Vector256.Sum(squares + squares2), rest = Vector256.Sum(drift + drift2);
        for (; done < block.Length; done++)
        {
            double difference = block[done] - mean;
            sum += difference * difference;
            rest += difference;
        }

        // What rounding of the mean has left. Squares that are too large for a double are infinite, and stay so.
        double corrected = sum - (rest * rest / block.Length);
        return double.IsFinite(corrected) ? (Math.Max(0, corrected), rest / block.Length) : (double.PositiveInfinity, 0);
    }
}
