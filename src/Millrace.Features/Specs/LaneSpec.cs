using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>A stage that is fitted and computed for each column by itself.</summary>
public abstract record LaneSpec : FeatureSpec
{
    private protected LaneSpec()
    {
    }

    internal sealed override IEnumerable<AnalysisRequest> Requests(ImmutableArray<FitLane> lanes) => lanes.SelectMany(Requests);

    internal sealed override FittedStage Fit(ImmutableArray<FitLane> lanes) => IsShared(lanes) ? Fit(lanes[0]) : LaneStages.Of([.. lanes.Select(Fit)]);

    internal sealed override FittedStage Read(JsonElement fitted) =>
        fitted.TryGetProperty("columns", out JsonElement columns) ? LaneStages.Of([.. columns.EnumerateArray().Select(ReadLane)]) : ReadLane(fitted);

    /// <summary>Whether all lanes learn the same, so that one stage is theirs.</summary>
    private protected virtual bool IsShared(ImmutableArray<FitLane> lanes) => false;

    /// <summary>What has to be known of a lane.</summary>
    private protected abstract IEnumerable<AnalysisRequest> Requests(FitLane lane);

    /// <summary>Learns the stage of a lane.</summary>
    private protected abstract LaneStage Fit(FitLane lane);

    /// <summary>Reads the stage of a lane.</summary>
    private protected abstract LaneStage ReadLane(JsonElement fitted);
}
