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
    private readonly NumberReader? _numbers;
    private readonly Covariance _covariance = new();
    private readonly double[,] _table;

    /// <param name="column">A column like those that will come.</param>
    /// <param name="statistics">What is known of it, not masked.</param>
    /// <param name="label">The label, as <see cref="LabelOf"/> makes it.</param>
    public LabelCollector(Column column, ColumnStatistics statistics, LabelValues label)
    {
        (_categories, _numbers) = (CategoriesOf(column, statistics), NumberReader.Of(column));
        _table = new double[_categories?.Count ?? 0, label.CategoryCount];
    }

    /// <summary>The covariance of both, over the rows where both are finite numbers.</summary>
    public Covariance Covariance => _covariance;

    /// <summary>Reads a label in the categories that others are held against.</summary>
    /// <param name="label">A column like those that will come.</param>
    /// <param name="statistics">What is known of it, not masked.</param>
    public static LabelValues LabelOf(Column label, ColumnStatistics statistics) => new(CategoriesOf(label, statistics), NumberReader.Of(label));

    /// <summary>Takes the rows of a batch.</summary>
    /// <param name="values">The column.</param>
    /// <param name="label">The label of the same rows.</param>
    /// <param name="weights">The weight of each row; none where each weighs 1.</param>
    public void Add(Column values, LabelValues label, ReadOnlySpan<double> weights)
    {
        if (_table.Length > 0)
        {
            ReadOnlySpan<int> left = _categories!.Read(values), right = label.Categories;
            for (int i = 0; i < left.Length; i++)
            {
                if (left[i] >= 0 && right[i] >= 0)
                    _table[left[i], right[i]] += weights.IsEmpty ? 1 : weights[i];
            }
        }

        if (_numbers is null || !label.HasNumbers)
            return;
        double[] room = Pooled.Rent<double>(values.Count);
        Span<double> numbers = room.AsSpan(0, values.Count);
        _numbers.ReadPresent(values, numbers);
        _covariance.Add(numbers, label.Numbers, weights);
        Pooled.Return(room);
    }

    /// <summary>Gives its arrays back. It may take rows again after that.</summary>
    public void LetGo() => _categories?.LetGo();

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
}
