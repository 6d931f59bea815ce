using System.Text.Json;

namespace Millrace.Features;

/// <summary>See <see cref="CountsAttribute"/>.</summary>
/// <param name="Share">Whether the feature is the share of rows rather than their number.</param>
public sealed record CountsSpec(bool Share) : CategorySpec
{
    /// <inheritdoc/>
    public override string Name => "counts";

    internal override FeatureKind Kind => FeatureKind.Numeric;

    internal override void WriteSettings(Utf8JsonWriter json) => json.WriteBoolean("share", Share);

    private protected override LaneStage Fit(FitLane lane)
    {
        KeyValuePair<string, long>[] counts = [.. lane.Frequencies.TopCounts(int.MaxValue)];
        return new CountsStage([.. counts.Select(static pair => pair.Key)], [.. counts.Select(static pair => pair.Value)], Share);
    }

    private protected override LaneStage ReadLane(JsonElement fitted) => CountsStage.Read(fitted, Share);
}
