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

    private protected override LaneStage Fit(FitLane lane) => new BucketizeStage(Boundaries(lane.Quantiles, Buckets), Missing);

    private protected override LaneStage ReadLane(JsonElement fitted) => BucketizeStage.Read(fitted, Missing);

    private static double[] Boundaries(QuantileSketch sketch, int buckets)
    {
        QuantileView view = sketch.View();
        var boundaries = new List<double>(buckets - 1);

        // A boundary that equals the smallest value, or another boundary, would leave a bucket that no training row falls in.
        double last = view.Minimum;
        for (int i = 1; i < buckets; i++)
        {
            long rank = (long)((Int128)sketch.Finite.Count * i / buckets);
            if (view.FiniteQuantile((rank + 1) / view.FiniteWeight) is { } value && value > last)
            {
                boundaries.Add(value);
                last = value;
            }
        }

        return [.. boundaries];
    }
}
