using System.Collections.Immutable;
using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// See <see cref="BucketizeAttribute"/>. Boundary i of n is the number at rank ⌊rows · i / n⌋ of the sorted present numbers, counted from 0: exactly where
/// there are fewer than 2,048 of them, and within 0.5 % of the ranks where there are more, with a probability of at least 0.999 for each boundary.
/// </summary>
/// <param name="Buckets">Number of buckets, 2 to 1,000.</param>
/// <param name="Missing">Where a missing value goes.</param>
public sealed record BucketizeSpec(int Buckets, Missing Missing) : LaneSpec
{
    /// <inheritdoc/>
    public override string Name => "bucketize";

    internal override FeatureKind Kind => FeatureKind.Category;

    internal override string? Problem(ImmutableArray<ColumnInfo> columns) => Each(columns, NumbersOnly) ?? Between(nameof(Buckets), Buckets, 2, 1_000);

    internal override string? Problem(FeatureKind before) => NumbersOnly(before) ?? Between(nameof(Buckets), Buckets, 2, 1_000);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("buckets", Buckets);
        json.WriteString("missing", Missing.ToString());
    }

    private protected override IEnumerable<AnalysisRequest> Requests(FitLane lane) => [AnalysisRequest.Quantiles(lane)];

    private protected override LaneStage Fit(FitLane lane) => new BucketizeStage(QuantileBoundaries.Of(lane.Quantiles, Buckets), Missing, isLearned: true);

    private protected override LaneStage ReadLane(JsonElement fitted) => BucketizeStage.Read(fitted, Missing);
}
