using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// How a column goes with the label: Pearson's correlation of numbers, and the mutual information of both as categories by the shares that were counted (the
/// plug-in estimate, which is too large by about (a − 1)(b − 1) / (2 n ln 2) bits for a and b categories and n rows). Rows without one of the values do not
/// count.
/// </summary>
internal sealed class LabelCollector
{
    /// <summary>In how many bins numbers are put.</summary>
    public const int Bins = 10;

    /// <summary>So many values of other types are categories of their own.</summary>
    public const int MostValues = 100;

    private static readonly string s_estimator =
        $"plug-in over rows with both values: numbers in up to {Bins} bins of equal weight, of other types the {MostValues} most frequent values, "
        + "all others as one";

    private readonly RowCategories? _categories;
    private readonly RowCategories? _labels;
    private readonly NumberReader? _numbers;
    private readonly NumberReader? _labelNumbers;
    private readonly Covariance _covariance = new();
    private readonly double[,] _table;
    private double[] _x = [];
    private double[] _y = [];

    /// <param name="column">A column like those that will come.</param>
    /// <param name="statistics">What is known of it, not masked.</param>
    /// <param name="label">The label's column.</param>
    /// <param name="labelStatistics">What is known of the label, not masked.</param>
    public LabelCollector(Column column, ColumnStatistics statistics, Column label, ColumnStatistics labelStatistics)
    {
        (_categories, _labels) = (CategoriesOf(column, statistics), CategoriesOf(label, labelStatistics));
        (_numbers, _labelNumbers) = (NumberReader.Of(column), NumberReader.Of(label));
        _table = new double[_categories?.Count ?? 0, _labels?.Count ?? 0];
    }

    /// <summary>Takes the rows of a batch.</summary>
    /// <param name="values">The column.</param>
    /// <param name="label">The label.</param>
    /// <param name="weights">The weight of each row; none where each weighs 1.</param>
    public void Add(Column values, Column label, ReadOnlySpan<double> weights)
    {
        if (_categories is not null && _labels is not null)
        {
            ReadOnlySpan<int> left = _categories.Read(values), right = _labels.Read(label);
            for (int i = 0; i < left.Length; i++)
            {
                if (left[i] >= 0 && right[i] >= 0)
                    _table[left[i], right[i]] += weights.IsEmpty ? 1 : weights[i];
            }
        }

        if (_numbers is not null && _labelNumbers is not null)
            _covariance.Add(Read(_numbers, values, ref _x), Read(_labelNumbers, label, ref _y), weights);
    }

    /// <summary>Takes what another one of the same columns has seen of the rows that follow.</summary>
    public void Merge(LabelCollector other)
    {
        _covariance.Merge(other._covariance);
        for (int i = 0; i < _table.GetLength(0); i++)
        {
            for (int k = 0; k < _table.GetLength(1); k++)
                _table[i, k] += other._table[i, k];
        }
    }

    /// <summary>What was found.</summary>
    public LabelStatistics Describe() => new()
    {
        Correlation = _covariance.Correlation,
        MutualInformation = MutualInformation(_table),
        Estimator = s_estimator,
    };

    /// <summary>The mutual information of rows and columns of a table of weights, in bits; null where there is no weight.</summary>
    internal static double? MutualInformation(double[,] table)
    {
        int rows = table.GetLength(0), columns = table.GetLength(1);
        double[] left = new double[rows], right = new double[columns];
        double total = 0, sum = 0;
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                left[i] += table[i, k];
                right[k] += table[i, k];
                total += table[i, k];
            }
        }

        if (!(total > 0))
            return null;
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                double share = table[i, k] / total;
                if (share > 0)
                    sum += share * Math.Log2(share / (left[i] / total * (right[k] / total)));
            }
        }

        return Math.Max(0, sum);
    }

    private static RowCategories? CategoriesOf(Column column, ColumnStatistics statistics)
    {
        if (NumberReader.Of(column) is { } reader)
            return new BinCategories(reader, Edges(statistics.Numbers));
        return statistics.Frequent is { } frequent
            ? ListedCategories.Of(column, [.. frequent.Values.Take(MostValues).Select(static value => value.Value)])
            : null;
    }

    private static double[] Edges(NumberStatistics? numbers) =>
        numbers is null || numbers.Quantiles.IsEmpty ? [] : [.. numbers.Quantiles.Select(static quantile => quantile.Value + 0.0).Distinct()];

    private static ReadOnlySpan<double> Read(NumberReader reader, Column values, ref double[] room)
    {
        if (room.Length < values.Count)
            room = new double[values.Count];
        Span<double> numbers = room.AsSpan(0, values.Count);
        reader.Read(values, numbers);
        for (int i = 0; values.MissingCount > 0 && i < numbers.Length; i++)
        {
            if (values.IsMissing(i))
                numbers[i] = double.NaN;
        }

        return numbers;
    }
}
