using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="ImputeAttribute"/>: numbers in the place of missing ones.</summary>
/// <param name="By">How the number is found.</param>
/// <param name="Value">The constant, or what takes its place where there is nothing to learn from.</param>
public sealed record ImputeSpec(Impute By, double Value = 0) : NumberSpec
{
    /// <inheritdoc/>
    public override string Name => "impute";

    internal override bool Imputes => true;

    // How often elements of lists occur does not tell how many lists end before a place.
    internal override bool CountsMissing(ImmutableArray<FitLane> lanes) => By != Impute.MostFrequent || !lanes.Any(static lane => lane.Flow is ElementFlow);

    internal override string? Problem(FeatureKind before) =>
        By == Impute.MostFrequent ? "the most frequent value is that of a column, so it comes first" : base.Problem(before);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteString("by", By.ToString());
        json.WriteNumber("value", Value);
    }

    private protected override string? SettingProblem() => double.IsFinite(Value) ? null : "its value is not finite";

    private protected override string? NumbersOnlyOf(ColumnInfo column) => By == Impute.MostFrequent && !column.Type.IsWholeNumber()
        ? "the most frequent value is that of whole numbers or categories; of other numbers take the median"
        : NumbersOnly(column);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => By switch
    {
        Impute.Mean => [AnalysisRequest.Moments(lane)],
        Impute.Median => [AnalysisRequest.Quantiles(lane)],
        Impute.MostFrequent => [AnalysisRequest.Frequencies(lane)],
        _ => [],
    };

    private protected override LaneStage Fit(FitLane lane) => By switch
    {
        Impute.Mean => new ImputeStage(lane.Moments.Finite.Count == 0 ? Value : lane.Moments.Mean, isLearned: true),
        Impute.Median => new ImputeStage(lane.Quantiles.View().FiniteQuantile(0.5) ?? Value, isLearned: true),
        Impute.MostFrequent => new ImputeStage(MostFrequent(lane), isLearned: true),
        _ => new ImputeStage(Value, isLearned: false),
    };

    private protected override LaneStage ReadLane(JsonElement fitted) =>
        new ImputeStage(fitted.GetProperty("value").GetDouble(), isLearned: By != Impute.Constant);

    private double MostFrequent(FitLane lane) =>
        lane.Frequencies.Top(1) is [{ } text] ? double.Parse(text, CultureInfo.InvariantCulture) : Value;
}
