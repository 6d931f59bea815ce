using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>See <see cref="GeoCellAttribute"/>.</summary>
/// <param name="Precision">How many characters the cell's geohash has, 1 to 12.</param>
/// <param name="Top">How many cells are kept, 1 to 10,000,000.</param>
/// <param name="OutOfVocabulary">Buckets for cells that are not kept, 1 to 1,000,000.</param>
/// <param name="MinimumCount">How many training rows lie in a cell at least for it to be kept, 1 to 1,000,000,000.</param>
public sealed record GeoCellSpec(int Precision, int Top, int OutOfVocabulary, int MinimumCount = 1) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "geo-cell";

    internal override FeatureKind Kind => FeatureKind.Category;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) =>
        Count(columns, 2) ?? Each(columns, NumbersOnly) ?? Between(nameof(Precision), Precision, 1, Geohash.Longest)
        ?? Between(nameof(Top), Top, 1, 10_000_000) ?? Between(nameof(OutOfVocabulary), OutOfVocabulary, 1, 1_000_000)
        ?? Between(nameof(MinimumCount), MinimumCount, 1, 1_000_000_000);

    internal override string? Problem(FeatureKind before) => FirstOnly();

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("precision", Precision);
        json.WriteNumber("top", Top);
        json.WriteNumber("outOfVocabulary", OutOfVocabulary);
        if (MinimumCount > 1)
            json.WriteNumber("minimumCount", MinimumCount);
    }

    internal override IEnumerable<AnalysisRequest> Requests(ImmutableArray<FitLane> lanes) => [Request(lanes)];

    internal override FittedStage Fit(ImmutableArray<FitLane> lanes) =>
        new GeoCellStage(Precision, Cells(lanes).Top(Top, MinimumCount), OutOfVocabulary);

    internal override UnseenCounts Unkept(FittedStage stage, ImmutableArray<FitLane> lanes) => new() { Together = Cells(lanes).Others(stage.Kept(0)) };

    internal override FittedStage Read(JsonElement fitted) => new GeoCellStage(Precision, CategoryStage.ReadValues(fitted), OutOfVocabulary);

    private FrequencyAnalyser Cells(ImmutableArray<FitLane> lanes) => (FrequencyAnalyser)lanes[0].Of(Request(lanes));

    private AnalysisRequest Request(ImmutableArray<FitLane> lanes)
    {
        int precision = Precision;
        return new(
            FormattableString.Invariant($"({lanes[0].Key}, {lanes[1].Key}) cells {precision}"),
            _ => new CellFrequencies(new CellFlow(NumberFlow.Of(lanes[0].Flow), NumberFlow.Of(lanes[1].Flow), precision)));
    }
}
