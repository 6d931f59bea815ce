using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// See <see cref="BucketizeAttribute"/>. Boundary i of n is the value at rank ⌊rows · i / n⌋ of the sorted present values, counted from 0:
/// exactly up to 16,383 values, from there on within 0.02 % of the ranks for 100,000 rows and 0.1 % for a billion.
/// </summary>
/// <param name="Buckets">Number of buckets, 2 to 1,000.</param>
/// <param name="Missing">Where a missing value goes.</param>
public sealed record BucketizeSpec(int Buckets, Missing Missing) : FeatureSpec
{
    /// <inheritdoc/>
    public override string Name => "bucketize";

    internal override AnalysisNeeds Needs => AnalysisNeeds.Quantiles;

    internal override string? Problem(ColumnInfo column) => NumbersOnly(column) ?? Between(nameof(Buckets), Buckets, 2, 1_000);

    internal override void WriteSettings(Utf8JsonWriter json)
    {
        json.WriteNumber("buckets", Buckets);
        json.WriteString("missing", Missing.ToString());
    }

    internal override FittedTransform Fit(FeatureInfo feature, ColumnAnalysis analysis)
    {
        QuantileSketch quantiles = analysis.Numbers!.Quantiles!;
        if (quantiles.Count == 0)
            return new BucketizeTransform([], Missing);
        var ranks = new long[Buckets - 1];
        for (int i = 0; i < ranks.Length; i++)
            ranks[i] = (long)((Int128)quantiles.Count * (i + 1) / Buckets);

        // A boundary that equals the smallest value, or another boundary, would leave a bucket that no training row falls in.
        double last = analysis.Numbers.Moments.Minimum;
        var boundaries = new List<double>(ranks.Length);
        foreach (double value in quantiles.AtRanks(ranks))
        {
            if (value <= last)
                continue;
            boundaries.Add(value);
            last = value;
        }

        return new BucketizeTransform([.. boundaries], Missing);
    }

    internal override FittedTransform Read(JsonElement fitted) => BucketizeTransform.Read(fitted, Missing);
}
