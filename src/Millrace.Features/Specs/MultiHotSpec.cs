using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="MultiHotAttribute"/>.</summary>
/// <param name="Top">How many values are kept at most, 1 to 10,000.</param>
/// <param name="Counts">Whether each number is how often the list has the value.</param>
/// <param name="MinimumCount">How many elements of the training rows have a value at least for it to be kept, 1 to 1,000,000,000.</param>
public sealed record MultiHotSpec(int Top, bool Counts, int MinimumCount = 1) : LaneSpec
{
    /// <inheritdoc/>
    public override string Name => "multi-hot";

    internal override FeatureKind Kind => FeatureKind.Indicator;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, Problem) ?? Between(nameof(Top), Top, 1, 10_000)
        ?? Between(nameof(MinimumCount), MinimumCount, 1, 1_000_000_000);

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("top", Top);
        json.WriteBoolean("counts", Counts);
        if (MinimumCount > 1)
            json.WriteNumber("minimumCount", MinimumCount);
    }

    internal override UnseenCounts Unkept(FittedStage stage, ImmutableArray<FitLane> lanes) =>
        new() { Columns = [.. lanes.Select((lane, i) => lane.Frequencies.Others(stage.Kept(i)))] };

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [AnalysisRequest.Frequencies(lane)];

    private protected override LaneStage Fit(FitLane lane) => new MultiHotStage(lane.Frequencies.Top(Top, MinimumCount), Counts);

    private protected override LaneStage ReadLane(JsonElement fitted) => new MultiHotStage(CategoryStage.ReadValues(fitted), Counts);

    private static string? Problem(ColumnInfo column) =>
        column.Item is { } item && CategoriesOnly(item) is null
            ? null
            : "it needs a column of lists of texts, of enumerations, of booleans or of whole numbers";
}
