using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="ZScoreAttribute"/>.</summary>
/// <param name="Per">The name in files of the column whose values have a mean and deviation of their own each; null where all rows have the same.</param>
public sealed record ZScoreSpec(string? Per = null) : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "z-score";

    internal override ImmutableArray<string> MoreColumns => Per is null ? [] : [Per];

    internal override string? ProblemOfMore(ColumnInfo column) => CategoriesOnly(column);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        if (Per is not null)
            json.WriteString("per", Per);
    }

    internal override UnseenCounts Unkept(FittedStage stage, ImmutableArray<FitLane> lanes) => FitLane.UnseenKeys(lanes, Per, AnalysisRequest.KeyedMoments);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) =>
        Per is null ? [AnalysisRequest.Moments(lane)] : [AnalysisRequest.Moments(lane), AnalysisRequest.KeyedMoments(lane, Per)];

    private protected override LaneStage Fit(FitLane lane)
    {
        NumberStage<ZScoreMap> whole = Fit(lane, lane.Moments);
        return Per is null
            ? whole
            : new KeyedStage<ZScoreMap>(Per, whole, [.. lane.KeyedMoments(Per).Select(each => KeyValuePair.Create(each.Key, Fit(lane, each.Value)))]);
    }

    private protected override LaneStage ReadLane(JsonElement fitted) =>
        Per is null ? ZScoreStage.Read(fitted) : KeyedStage<ZScoreMap>.Read(Per, fitted, ZScoreStage.Read);

    private static NumberStage<ZScoreMap> Fit(FitLane lane, Moments moments) => double.IsFinite(moments.Mean) && double.IsFinite(moments.PopulationDeviation)
        ? new ZScoreStage(moments.Mean, moments.PopulationDeviation)
        : throw lane.Fault("the numbers are too large for a z-score, their squares exceed 1e308. "
            + "Declare a range with [InRange] and validate it, or bucketize the column.");
}
