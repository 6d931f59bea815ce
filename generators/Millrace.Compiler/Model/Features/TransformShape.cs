namespace Millrace.Compiler;

/// <summary>What a transform takes and gives, and what can be set.</summary>
/// <param name="Kind">The transform.</param>
/// <param name="Columns">The columns that it can be computed from, where it comes first.</param>
/// <param name="Before">What it can be computed from, where it comes behind another one; null where it always comes first.</param>
/// <param name="Yields">What it gives.</param>
/// <param name="Settings">What can be set.</param>
public sealed record TransformShape(TransformKind Kind, ColumnGroup Columns, FeatureForm? Before, FeatureForm Yields, params SettingShape[] Settings)
{
    private static readonly Dictionary<TransformKind, TransformShape> s_all = All().ToDictionary(static each => each.Kind);

    /// <summary>How many columns it puts together at least; 0 where it is computed for each by itself.</summary>
    public int LeastColumns { get; init; }

    /// <summary>How many columns it puts together at most.</summary>
    public int MostColumns { get; init; }

    /// <summary>Whether it yields several numbers or ids of one column.</summary>
    public bool YieldsMany { get; init; }

    /// <summary>Whether its settings Low and High are the ends of an interval.</summary>
    public bool HasInterval { get; init; }

    /// <summary>Whether it is code of the user's, which says how many numbers it yields when it runs.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Whether it gives the columns on, so that a transform that reads columns must follow it.</summary>
    public bool YieldsColumns { get; init; }

    /// <summary>Whether the columns that it gives on are the elements of the lists that it reads, so that with numbers the feature can end with it.</summary>
    public bool YieldsElements { get; init; }

    /// <summary>Whether it makes any number of ids a row of a column of lists.</summary>
    public bool YieldsSparse => Columns == ColumnGroup.CategoriesAndLists;

    /// <summary>Which of its columns it takes, where that depends on its settings.</summary>
    public Func<TransformDeclaration, ColumnGroup>? ColumnsBy { get; init; }

    /// <summary>How many columns it puts together, as a message says it.</summary>
    public string ColumnCount => LeastColumns == MostColumns
        ? $"{LeastColumns} columns"
        : $"{LeastColumns} to {MostColumns} columns";

    public static TransformShape Of(TransformKind kind) => s_all[kind];

    /// <summary>Whether it reads columns only as rows have them, and not as such a transform gives them on.</summary>
    /// <param name="before">A transform before it.</param>
    public bool IsOfStoredColumns(TransformShape before) => Kind == TransformKind.CustomText || (Kind == TransformKind.Cross && before.YieldsElements);

    private static IEnumerable<TransformShape> All() =>
    [
        new(TransformKind.ZScore, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric, SettingShape.Key("Per")),
        new(TransformKind.PassThrough, ColumnGroup.NumbersAndFlags, FeatureForm.Numeric, FeatureForm.Numeric, SettingShape.Flag("KeepMissing")),
        new(TransformKind.Bucketize, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Category,
            SettingShape.Whole("Buckets", 2, 2, 1_000), SettingShape.Missing, SettingShape.Key("Per")),
        new(TransformKind.Vocabulary, ColumnGroup.CategoriesAndLists, null, FeatureForm.Category,
            SettingShape.Whole("Top", 10_000, 1, 10_000_000), SettingShape.Whole("OutOfVocabulary", 1, 1, 1_000_000), SettingShape.MinimumCount),
        new(TransformKind.OneHot, ColumnGroup.Categories, FeatureForm.Category, FeatureForm.Indicator,
            SettingShape.Whole("Top", 100, 1, 10_000), SettingShape.Missing, SettingShape.MinimumCount),
        new(TransformKind.Impute, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric,
            new SettingShape("By", "global::Millrace.Impute.Constant", 0, 3, "Impute.Constant, Impute.Mean, Impute.Median or Impute.MostFrequent"), SettingShape.Finite("Value", 0))
        {
            ColumnsBy = static each => each.Number("By") == 3 ? ColumnGroup.WholeNumbers : ColumnGroup.Numbers,
        },
        new(TransformKind.MinMax, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric,
            SettingShape.Single("Low", 0), SettingShape.Single("High", 1), SettingShape.Flag("Clip"), SettingShape.Key("Per")) { HasInterval = true },
        new(TransformKind.RobustScale, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric),
        new(TransformKind.Log, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric,
            SettingShape.Finite("Offset", 0),
            new SettingShape("Base", "global::System.Math.E", 1.0000000000000002, double.MaxValue, "a finite number above 1")),
        new(TransformKind.Power, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric, SettingShape.Finite("Exponent", 1)),
        new(TransformKind.Clip, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric,
            SettingShape.Single("Low", 0), SettingShape.Single("High", 1)) { HasInterval = true },
        new(TransformKind.BucketizeBy, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Category,
            SettingShape.Ascending("Bounds", 10_000), SettingShape.Missing),
        new(TransformKind.Interpolate, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric, SettingShape.Whole("Buckets", 2, 2, 1_000)),
        new(TransformKind.IsMissing, ColumnGroup.Single, FeatureForm.Numeric, FeatureForm.Numeric),
        new(TransformKind.Hash, ColumnGroup.CategoriesAndLists, null, FeatureForm.Category,
            SettingShape.Whole("Buckets", 2, 2, 10_000_000), SettingShape.Whole("Seed", 0, 0, int.MaxValue), SettingShape.Missing),
        new(TransformKind.Cross, ColumnGroup.Categories, null, FeatureForm.Category,
            SettingShape.Whole("Buckets", 2, 2, 10_000_000), SettingShape.Whole("Seed", 0, 0, int.MaxValue)) { LeastColumns = 2, MostColumns = 8 },
        new(TransformKind.Counts, ColumnGroup.Categories, null, FeatureForm.Numeric, SettingShape.Flag("Share")),
        new(TransformKind.ImputeText, ColumnGroup.Texts, null, FeatureForm.Category, new SettingShape("Value", "null")) { YieldsColumns = true },
        new(TransformKind.DatePart, ColumnGroup.Times, null, FeatureForm.Category,
            new SettingShape("Part", "global::Millrace.DatePart.Minute", 0, 7, "a member of DatePart"), SettingShape.Missing)
        {
            ColumnsBy = static each => each.Number("Part") is 0 or 1 ? ColumnGroup.ClockTimes : ColumnGroup.Dates,
        },
        new(TransformKind.Year, ColumnGroup.Dates, null, FeatureForm.Numeric),
        new(TransformKind.Cyclic, ColumnGroup.NumbersAndTimes, FeatureForm.Numeric, FeatureForm.Numeric,
            new SettingShape("Cycle", "global::Millrace.Cycle.None", 1, 5, "Cycle.Hour, Cycle.Day, Cycle.Week, Cycle.Month or Cycle.Year"),
            new SettingShape("Period", CSharp.Literal(0.0), double.Epsilon, double.MaxValue, "above 0 and finite"))
        {
            YieldsMany = true,
            ColumnsBy = static each => each.Number("Cycle") switch
            {
                null => ColumnGroup.Numbers,
                1 or 2 => ColumnGroup.ClockTimes,
                _ => ColumnGroup.Dates,
            },
        },
        new(TransformKind.Elapsed, ColumnGroup.Times, null, FeatureForm.Numeric,
            new SettingShape("Unit", "global::Millrace.TimeUnit.Seconds", 0, 3, "TimeUnit.Seconds, TimeUnit.Minutes, TimeUnit.Hours or TimeUnit.Days")) { LeastColumns = 2, MostColumns = 2 },
        new(TransformKind.FixedLength, ColumnGroup.Lists, null, FeatureForm.Numeric, SettingShape.Whole("Length", 1, 1, 10_000), SettingShape.Flag("FromEnd"))
        {
            YieldsColumns = true, YieldsElements = true, YieldsMany = true,
        },
        new(TransformKind.MultiHot, ColumnGroup.CategoryLists, null, FeatureForm.Indicator,
            SettingShape.Whole("Top", 100, 1, 10_000), SettingShape.Flag("Counts"), SettingShape.MinimumCount),
        new(TransformKind.Distance, ColumnGroup.Numbers, null, FeatureForm.Numeric) { LeastColumns = 4, MostColumns = 4 },
        new(TransformKind.GeoCell, ColumnGroup.Numbers, null, FeatureForm.Category,
            SettingShape.Whole("Precision", 1, 1, 12), SettingShape.Whole("Top", 10_000, 1, 10_000_000), SettingShape.Whole("OutOfVocabulary", 1, 1, 1_000_000),
            SettingShape.MinimumCount)
        {
            LeastColumns = 2, MostColumns = 2,
        },
        new(TransformKind.Custom, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric)
        {
            LeastColumns = 1, MostColumns = 10_000, IsCustom = true,
        },
        new(TransformKind.CustomText, ColumnGroup.Texts, null, FeatureForm.Numeric) { LeastColumns = 1, MostColumns = 10_000, IsCustom = true },
    ];
}
