using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Counts a column's numbers into buckets of one width.</summary>
/// <param name="reader">Reads the numbers.</param>
/// <param name="counter">Counts them.</param>
internal sealed class ExactHistogram(NumberReader reader, EqualWidthCounter counter)
{
    public void Add(Column values, ReadOnlySpan<double> weights)
    {
        double[] numbers = Pooled.Rent<double>(values.Count), weighing = Pooled.Rent<double>(values.Count);
        reader.Read(values, numbers);
        int count = 0;
        for (int i = 0; i < values.Count; i++)
        {
            if (values.MissingCount > 0 && values.IsMissing(i))
                continue;
            numbers[count] = numbers[i];
            weighing[count++] = weights.IsEmpty ? 1 : weights[i];
        }

        counter.Add(numbers.AsSpan(0, count), weighing.AsSpan(0, count));
        Pooled.Return(numbers);
        Pooled.Return(weighing);
    }

    /// <summary>One of the same buckets, in which nothing is counted.</summary>
    public ExactHistogram Another() => new(reader, counter.Another());

    public void Merge(ExactHistogram other) => counter.Merge(other.Counter);

    public Histogram ToHistogram() => counter.ToHistogram();

    private EqualWidthCounter Counter => counter;
}
