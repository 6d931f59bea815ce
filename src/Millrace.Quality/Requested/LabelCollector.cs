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
        $"plug-in over rows with both values: numbers in up to {Bins} bins of equal weight over all rows, of other types the {MostValues} values that are most "
        + "frequent in all rows, all others as one";

    private readonly RowCategories? _categories;
    private readonly NumberReader? _numbers;
    private readonly Covariance _covariance = new();
    private readonly int _width;

    // The weight of each pair of categories, those of the label together; empty before the first row.
    private double[] _table = [];

    /// <param name="column">A column like those that will come.</param>
    /// <param name="statistics">What is known of it, not masked.</param>
    /// <param name="label">The label, as <see cref="LabelOf"/> makes it.</param>
    public LabelCollector(Column column, ColumnStatistics statistics, LabelValues label)
        : this(CategoriesOf(column, statistics), NumberReader.Of(column), label.CategoryCount)
    {
    }

    private LabelCollector(RowCategories? categories, NumberReader? numbers, int width) => (_categories, _numbers, _width) = (categories, numbers, width);

    /// <summary>The covariance of both, over the rows where both are finite numbers.</summary>
    public Covariance Covariance => _covariance;

    private Span<double> Table => _table.AsSpan(0, _table.Length == 0 ? 0 : (_categories?.Count ?? 0) * _width);

    /// <summary>One of the same categories that has seen no rows. Both read with the same readers, so that they take rows one after the other.</summary>
    public LabelCollector Another() => new(_categories, _numbers, _width);

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
        if (_categories is not null && _width > 0)
        {
            Span<double> table = Reserve();
            ReadOnlySpan<int> left = _categories.Read(values), right = label.Categories;
            for (int i = 0; i < left.Length; i++)
            {
                if (left[i] >= 0 && right[i] >= 0)
                    table[(left[i] * _width) + right[i]] += weights.IsEmpty ? 1 : weights[i];
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

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        _categories?.LetGo();
        Pooled.Return(ref _table);
    }

    /// <summary>Takes what another one of the same columns has seen of the rows that follow, which stays as it is.</summary>
    public void Merge(LabelCollector other)
    {
        _covariance.Merge(other._covariance);
        ReadOnlySpan<double> its = other.Table;
        if (its.IsEmpty)
            return;
        Span<double> table = Reserve();
        for (int i = 0; i < its.Length; i++)
            table[i] += its[i];
    }

    /// <summary>What was found.</summary>
    public LabelStatistics Describe() => new()
    {
        Correlation = _covariance.Correlation,
        MutualInformation = MutualInformation(Table, _width),
        Estimator = s_estimator,
    };

    /// <summary>The mutual information of rows and columns of a table of weights, in bits; null where there is no weight.</summary>
    /// <param name="table">The weights, row after row.</param>
    /// <param name="columns">How many a row has.</param>
    internal static double? MutualInformation(ReadOnlySpan<double> table, int columns)
    {
        int rows = columns == 0 ? 0 : table.Length / columns;
        double[] left = new double[rows], right = new double[columns];
        double total = 0, sum = 0;
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                double weight = table[(i * columns) + k];
                left[i] += weight;
                right[k] += weight;
                total += weight;
            }
        }

        if (!(total > 0))
            return null;
        for (int i = 0; i < rows; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                double share = table[(i * columns) + k] / total;
                if (share > 0)
                    sum += share * Math.Log2(share / (left[i] / total * (right[k] / total)));
            }
        }

        return Math.Max(0, sum);
    }

    private Span<double> Reserve()
    {
        if (_table.Length == 0)
        {
            _table = Pooled.Rent<double>(_categories!.Count * _width);
            Table.Clear();
        }

        return Table;
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
