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

    /// <summary>How many columns it puts together, as a message says it.</summary>
    public string ColumnCount => LeastColumns == MostColumns
        ? $"{LeastColumns} columns"
        : $"{LeastColumns} to {MostColumns} columns";

    public static TransformShape Of(TransformKind kind) => s_all[kind];

    private static IEnumerable<TransformShape> All() =>
    [
        new(TransformKind.ZScore, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric),
        new(TransformKind.PassThrough, ColumnGroup.NumbersAndFlags, FeatureForm.Numeric, FeatureForm.Numeric, SettingShape.Flag("KeepMissing")),
        new(TransformKind.Bucketize, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Category, SettingShape.Whole("Buckets", 2, 2, 1_000), SettingShape.Missing),
        new(TransformKind.Vocabulary, ColumnGroup.Categories, null, FeatureForm.Category,
            SettingShape.Whole("Top", 10_000, 1, 10_000_000), SettingShape.Whole("OutOfVocabulary", 1, 1, 1_000_000)),
        new(TransformKind.OneHot, ColumnGroup.Categories, FeatureForm.Category, FeatureForm.Indicator, SettingShape.Whole("Top", 100, 1, 10_000), SettingShape.Missing),
        new(TransformKind.Impute, ColumnGroup.Numbers, FeatureForm.Numeric, FeatureForm.Numeric,
            new SettingShape("By", "global::Millrace.Impute.Constant", 0, 3, "Impute.Constant, Impute.Mean, Impute.Median or Impute.MostFrequent"), SettingShape.Finite("Value", 0)),
    ];
}
