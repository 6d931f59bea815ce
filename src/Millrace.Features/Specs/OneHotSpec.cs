using System.Text.Json;

namespace Millrace.Features;

/// <summary>See <see cref="OneHotAttribute"/>.</summary>
/// <param name="Top">How many values are kept at most, 1 to 10,000; of ids that a stage before has made, all are.</param>
/// <param name="Missing">Where a missing value goes.</param>
/// <param name="MinimumCount">How many training rows have a value at least for it to be kept, 1 to 1,000,000,000.</param>
public sealed record OneHotSpec(int Top, Missing Missing, int MinimumCount = 1) : CategorySpec
{
    /// <inheritdoc/>
    public override string Name => "one-hot";

    internal override FeatureKind Kind => FeatureKind.Indicator;

    internal override string? Problem(FeatureKind before) =>
        before switch
    {
        FeatureKind.Category => SettingProblem(),
        FeatureKind.Sparse => "it needs one id a row, and of lists there are any number; take multi-hot over the lists instead",
        _ => "it needs a column of categories or ids, and the stage before gives none",
    };

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("top", Top);
        json.WriteString("missing", Missing.ToString());
        if (MinimumCount > 1)
            json.WriteNumber("minimumCount", MinimumCount);
    }

    private protected override string? SettingProblem() =>
        Between(nameof(Top), Top, 1, 10_000) ?? Between(nameof(MinimumCount), MinimumCount, 1, 1_000_000_000);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => lane.Flow is ColumnFlow ? [AnalysisRequest.Frequencies(lane)] : [];

    private protected override LaneStage Fit(FitLane lane) =>
        lane.Flow is ColumnFlow ? new OneHotStage(lane.Frequencies.Top(Top, MinimumCount), Missing) : new IndicatorStage();

    private protected override LaneStage ReadLane(JsonElement fitted) =>
        fitted.TryGetProperty("values", out _) ? new OneHotStage(CategoryStage.ReadValues(fitted), Missing) : new IndicatorStage();
}
