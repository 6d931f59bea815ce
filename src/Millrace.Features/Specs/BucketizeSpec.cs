using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// See <see cref="BucketizeAttribute"/>. Boundary i of n is the number at rank ⌊rows · i / n⌋ of the sorted present numbers, counted from 0: exactly where
/// there are fewer than 2,048 of them, and within 0.5 % of the ranks where there are more, with a probability of at least 0.999 for each boundary. Where each
/// key has boundaries of its own, both are said of the numbers of a key.
/// </summary>
/// <param name="Buckets">Number of buckets, 2 to 1,000.</param>
/// <param name="Missing">Where a missing value goes.</param>
/// <param name="Per">The name in files of the column whose values have boundaries of their own each; null where all rows have the same.</param>
public sealed record BucketizeSpec(int Buckets, Missing Missing, string? Per = null) : LaneSpec
{
    /// <inheritdoc/>
    public override string Name => "bucketize";

    internal override FeatureKind Kind => FeatureKind.Category;

    internal override ImmutableArray<string> MoreColumns => Per is null ? [] : [Per];

    internal override string? ProblemOfMore(ColumnInfo column) => CategoriesOnly(column);

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, NumbersOnly) ?? Between(nameof(Buckets), Buckets, 2, 1_000);

    internal override string? Problem(FeatureKind before) => NumbersOnly(before) ?? Between(nameof(Buckets), Buckets, 2, 1_000);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("buckets", Buckets);
        json.WriteString("missing", Missing.ToString());
        if (Per is not null)
            json.WriteString("per", Per);
    }

    internal override UnseenCounts Unkept(FittedStage stage, ImmutableArray<FitLane> lanes) => FitLane.UnseenKeys(lanes, Per, AnalysisRequest.KeyedQuantiles);

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) =>
        Per is null ? [AnalysisRequest.Quantiles(lane)] : [AnalysisRequest.Quantiles(lane), AnalysisRequest.KeyedQuantiles(lane, Per)];

    private protected override LaneStage Fit(FitLane lane) => Per is null
        ? Fit(lane.Quantiles)
        : new KeyedBucketizeStage(
            Per, Fit(lane.Quantiles), [.. lane.KeyedQuantiles(Per).Select(each => KeyValuePair.Create(each.Key, Fit(each.Value)))], Missing);

    private protected override LaneStage ReadLane(JsonElement fitted) =>
        Per is null ? BucketizeStage.Read(fitted, Missing) : KeyedBucketizeStage.Read(Per, fitted, Missing);

    private BucketizeStage Fit(QuantileSketch numbers) => new(QuantileBoundaries.Of(numbers, Buckets), Missing, isLearned: true);
}
