using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A stage over categories.</summary>
public abstract record CategorySpec : LaneSpec
{
    private protected CategorySpec()
    {
    }

    /// <summary>Whether it reads a column of lists as well, whose elements become any number of ids a row.</summary>
    private protected virtual bool TakesLists => false;

    internal sealed override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        (TakesLists && columns.Any(static column => column.Type == ColumnType.List) ? ListProblem(columns) : Each(columns, CategoriesOnly)) ?? SettingProblem();

    internal sealed override FeatureKind KindOf(ImmutableArray<ColumnInfo> columns) =>
        TakesLists && columns.Any(static column => column.Type == ColumnType.List) ? FeatureKind.Sparse : Kind;

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal sealed override UnseenCounts Unkept(FittedStage stage, ImmutableArray<FitLane> lanes) => stage.Kept(0).IsDefault ? UnseenCounts.None : new()
    {
        // Places of lists share what is learned of their elements.
        Columns = [.. lanes.Select(static (lane, i) => (Lane: lane, Index: i)).Where(static each => each.Lane.Flow is not ElementFlow { IsFirst: false })
            .Select(each => each.Lane.Frequencies.Others(stage.Kept(each.Index)))],
    };

    /// <summary>Says what is wrong with the settings, or null.</summary>
    private protected virtual string? SettingProblem() => null;

    private protected override bool IsShared(ImmutableArray<FitLane> lanes) =>
        lanes[0].Flow is ElementFlow first && lanes.All(lane => lane.Flow is ElementFlow element && element.Key == first.Key);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [AnalysisRequest.Frequencies(lane)];

    private static string? ListProblem(ImmutableArray<ColumnInfo> columns) => columns.Length > 1
        ? "a list has any number of ids a row, which stand beside no others: give each list a feature of its own"
        : columns[0].Item is { } item && CategoriesOnly(item) is null
            ? null
            : "of lists it takes those of texts, of enumerations, of booleans or of whole numbers";
}
