using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A stage over categories.</summary>
public abstract record CategorySpec : LaneSpec
{
    private protected CategorySpec()
    {
    }

    internal sealed override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, CategoriesOnly) ?? SettingProblem();

    internal override string? Problem(FeatureKind before) => FirstOnly();

    /// <summary>Says what is wrong with the settings, or null.</summary>
    private protected virtual string? SettingProblem() => null;

    private protected override bool IsShared(ImmutableArray<FitLane> lanes) =>
        lanes[0].Flow is ElementFlow first && lanes.All(lane => lane.Flow is ElementFlow element && element.Key == first.Key);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [AnalysisRequest.Frequencies(lane)];
}
