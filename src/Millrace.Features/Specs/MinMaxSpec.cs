using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="MinMaxAttribute"/>.</summary>
/// <param name="Low">What the minimum becomes.</param>
/// <param name="High">What the maximum becomes.</param>
/// <param name="Clip">Whether numbers outside of the training rows' become the end that they lie beyond.</param>
/// <param name="Per">The name in files of the column whose values have ends of their own each; null where all rows have the same.</param>
public sealed record MinMaxSpec(double Low = 0, double High = 1, bool Clip = false, string? Per = null) : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "min-max";

    internal override ImmutableArray<string> MoreColumns => Per is null ? [] : [Per];

    internal override string? ProblemOfMore(ColumnInfo column) => CategoriesOnly(column);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("low", Low);
        json.WriteNumber("high", High);
        json.WriteBoolean("clip", Clip);
        if (Per is not null)
            json.WriteString("per", Per);
    }

    internal override UnseenCounts Unkept(FittedStage stage, ImmutableArray<FitLane> lanes) => FitLane.UnseenKeys(lanes, Per, AnalysisRequest.KeyedMoments);

    private protected override string? SettingProblem() => IntervalProblem(Low, High);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) =>
        Per is null ? [AnalysisRequest.Moments(lane)] : [AnalysisRequest.Moments(lane), AnalysisRequest.KeyedMoments(lane, Per)];

    private protected override LaneStage Fit(FitLane lane) => Per is null
        ? Fit(lane.Moments)
        : new KeyedStage<MinMaxMap>(Per, Fit(lane.Moments), [.. lane.KeyedMoments(Per).Select(each => KeyValuePair.Create(each.Key, Fit(each.Value)))]);

    private protected override LaneStage ReadLane(JsonElement fitted) => Per is null ? ReadStage(fitted) : KeyedStage<MinMaxMap>.Read(Per, fitted, ReadStage);

    private NumberStage<MinMaxMap> Fit(Moments moments) => moments.Finite.Count == 0 ? Stage(0, 0) : Stage(moments.Minimum, moments.Maximum);

    private NumberStage<MinMaxMap> ReadStage(JsonElement json) => Stage(json.GetProperty("minimum").GetDouble(), json.GetProperty("maximum").GetDouble());

    private MinMaxStage Stage(double minimum, double maximum) => new(minimum, maximum, new MinMaxMap(minimum, maximum, Low, High, Clip));
}
