using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// One stage of a feature before anything is fitted: what its attribute says. What stages learn of counts, frequent values and ends is exact; means and deviations
/// are exact but for rounding, 1e-12 however the rows are split. Quantiles are exact where there are fewer than 2,048 numbers; where there are more, the rank of
/// each is off by less than 0.5 % of them with a probability of at least 0.999. Where parts of the rows that begin with the same numbers are merged, such as
/// spans, it may be off by as much as the ranks of the parts are together.
/// </summary>
public abstract record FeatureSpec
{
    private protected FeatureSpec()
    {
    }

    /// <summary>The transform's name in kebab case: <c>z-score</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether a missing number stays NaN where the feature ends with this stage; else it becomes 0.</summary>
    internal virtual bool KeepsMissing => false;

    /// <summary>The columns that the stage reads beside those of the feature, by their names in files.</summary>
    internal virtual ImmutableArray<string> MoreColumns => [];

    /// <summary>Says what is wrong with one of <see cref="MoreColumns"/>, or null.</summary>
    internal virtual string? ProblemOfMore(ColumnInfo column) => null;

    /// <summary>Whether the stage puts one value in the place of missing ones and leaves the others.</summary>
    internal virtual bool Imputes => false;

    /// <summary>
    /// Whether what such a stage learns tells also in how many rows of each lane a value is missing, so that the stage behind it is learned in the same scan.
    /// </summary>
    /// <param name="lanes">The lanes before the stage.</param>
    internal virtual bool CountsMissing(ImmutableArray<FitLane> lanes) => true;

    /// <summary>Whether a missing value becomes one here, so that the stages behind it see other rows as missing than those before it.</summary>
    internal virtual bool SeesMissing => Imputes;

    /// <summary>Whether the stage gives the columns on, so that one that reads columns can follow it and one has to.</summary>
    internal virtual bool YieldsColumns => false;

    /// <summary>The columns that it gives on, where it gives columns.</summary>
    /// <param name="columns">Those that it reads.</param>
    internal virtual ImmutableArray<ColumnInfo> ColumnsAfter(ImmutableArray<ColumnInfo> columns) => columns;

    /// <summary>Says what is wrong with this stage over columns, or null.</summary>
    internal abstract string? Problem(ImmutableArray<ColumnInfo> columns);

    /// <summary>Says what is wrong with this stage behind another one, or null.</summary>
    internal abstract string? Problem(FeatureKind before);

    /// <summary>What the feature is after this stage.</summary>
    internal abstract FeatureKind Kind { get; }

    /// <summary>The same of a stage that reads columns: what the feature is after it may depend on them.</summary>
    internal virtual FeatureKind KindOf(ImmutableArray<ColumnInfo> columns) => Kind;

    /// <summary>Writes the attribute's settings as properties of the object that is open.</summary>
    internal abstract void WriteSettings(Utf8JsonWriter json);

    /// <summary>What has to be known before the stage is fitted.</summary>
    internal abstract IEnumerable<AnalysisRequest> Requests(ImmutableArray<FitLane> lanes);

    /// <summary>Learns the stage from what is known.</summary>
    internal abstract FittedStage Fit(ImmutableArray<FitLane> lanes);

    /// <summary>How many values of the training rows the stage does not keep.</summary>
    /// <param name="stage">The stage as it was learned.</param>
    /// <param name="lanes">What it was learned of.</param>
    internal virtual UnseenCounts Unkept(FittedStage stage, ImmutableArray<FitLane> lanes) => UnseenCounts.None;

    /// <summary>Reads a stage that was saved.</summary>
    /// <param name="fitted">What was written.</param>
    internal abstract FittedStage Read(JsonElement fitted);

    private protected static string? Each(ImmutableArray<ColumnInfo> columns, Func<ColumnInfo, string?> problem) =>
        columns.Select(problem).FirstOrDefault(static found => found is not null);

    private protected static string? NumbersOnly(ColumnInfo column) =>
        column.Type.IsNumber() ? null : "it needs a column of numbers";

    private protected static string? NumbersOnly(FeatureKind before) =>
        before == FeatureKind.Numeric ? null : "it needs numbers, and the stage before gives none";

    private protected static string? CategoriesOnly(ColumnInfo column) =>
        column.Type is ColumnType.Text or ColumnType.Enum or ColumnType.Boolean || column.Type.IsWholeNumber()
            ? null
            : "it needs a column of texts, of an enumeration, of booleans or of whole numbers";

    private protected static string? TimesOnly(ColumnInfo column, bool needsTime, bool needsDate) => column.Type switch
    {
        ColumnType.DateTime => null,
        ColumnType.Date => needsTime ? "it needs a column with a time of day" : null,
        ColumnType.Time => needsDate ? "it needs a column with a date" : null,
        _ => "it needs a column of dates or times",
    };

    private protected static string? Count(ImmutableArray<ColumnInfo> columns, int count) =>
        columns.Length == count ? null : FormattableString.Invariant($"it needs {count} columns, and there {(columns.Length == 1 ? "is" : "are")} {columns.Length}");

    private protected static string? FirstOnly() => "it reads columns, so it comes first";

    private protected static string? Between(string setting, int value, int minimum, int maximum) =>
        value >= minimum && value <= maximum ? null : FormattableString.Invariant($"{setting} is {value}, but lies between {minimum} and {maximum}");

    private protected static string? IntervalProblem(double low, double high) =>
        low < high && float.IsFinite((float)low) && float.IsFinite((float)high)
            ? null
            : FormattableString.Invariant($"{low} to {high} is no interval between two numbers that a float holds");
}
