using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Counts a column's numbers into buckets of one width.</summary>
/// <param name="reader">Reads the numbers.</param>
/// <param name="counter">Counts them.</param>
internal sealed class ExactHistogram(NumberReader reader, EqualWidthCounter counter)
{
    private double[] _numbers = [];
    private double[] _weights = [];

    public void Add(Column values, ReadOnlySpan<double> weights)
    {
        if (_numbers.Length < values.Count)
            (_numbers, _weights) = (new double[values.Count], new double[values.Count]);
        reader.Read(values, _numbers);
        int count = 0;
        for (int i = 0; i < values.Count; i++)
        {
            if (values.MissingCount > 0 && values.IsMissing(i))
                continue;
            _numbers[count] = _numbers[i];
            _weights[count++] = weights.IsEmpty ? 1 : weights[i];
        }

        counter.Add(_numbers.AsSpan(0, count), _weights.AsSpan(0, count));
    }

    public void Merge(ExactHistogram other) => counter.Merge(other.Counter);

    public Histogram ToHistogram() => counter.ToHistogram();

    private EqualWidthCounter Counter => counter;
}
