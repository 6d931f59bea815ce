using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="MultiHotAttribute"/>.</summary>
/// <param name="Top">How many values are kept at most, 1 to 10,000.</param>
/// <param name="Counts">Whether each number is how often the list has the value.</param>
public sealed record MultiHotSpec(int Top, bool Counts) : LaneSpec
{
    /// <inheritdoc/>
    public override string Name => "multi-hot";

    internal override FeatureKind Kind => FeatureKind.Indicator;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, Problem) ?? Between(nameof(Top), Top, 1, 10_000);

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("top", Top);
        json.WriteBoolean("counts", Counts);
    }

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [AnalysisRequest.Frequencies(lane)];

    private protected override LaneStage Fit(FitLane lane) => new MultiHotStage(lane.Frequencies.Top(Top), Counts);

    private protected override LaneStage ReadLane(JsonElement fitted) => new MultiHotStage(CategoryStage.ReadValues(fitted), Counts);

    private static string? Problem(ColumnInfo column) =>
        column.Item is { } item && CategoriesOnly(item) is null
            ? null
            : "it needs a column of lists of texts, of enumerations, of booleans or of whole numbers";
}
