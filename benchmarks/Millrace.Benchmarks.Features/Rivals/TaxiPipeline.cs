using Microsoft.ML;

namespace Millrace.Benchmarks.Features;

/// <summary>ML.NET's equivalent of the features of a taxi trip: seven numbers in a vector, and a key of each category beside it.</summary>
internal static class TaxiPipeline
{
    private static readonly string[] s_scores = [nameof(TaxiRow.Miles), nameof(TaxiRow.Fare), nameof(TaxiRow.Seconds)];
    private static readonly string[] s_bands =
        [nameof(TaxiRow.PickupLatitude), nameof(TaxiRow.PickupLongitude), nameof(TaxiRow.DropoffLatitude), nameof(TaxiRow.DropoffLongitude)];

    private static readonly string[] s_categories =
    [
        nameof(TaxiRow.PaymentType), nameof(TaxiRow.Company), nameof(TaxiRow.Hour), nameof(TaxiRow.Day), nameof(TaxiRow.Month),
        nameof(TaxiRow.PickupArea), nameof(TaxiRow.DropoffArea),
    ];

    /// <summary>The steps, in which nothing is fitted yet.</summary>
    public static IEstimator<ITransformer> Of(MLContext context) => context.Transforms
        .NormalizeMeanVariance(Pairs(s_scores), fixZero: false)
        .Append(context.Transforms.NormalizeBinning(Pairs(s_bands), fixZero: false, maximumBinCount: 10))
        .Append(context.Transforms.Conversion.MapValueToKey(Pairs(s_categories), maximumNumberOfKeys: 1_000))
        .Append(context.Transforms.Concatenate(nameof(TaxiVector.Features), [.. s_scores, .. s_bands]));

    private static InputOutputColumnPair[] Pairs(string[] columns) => [.. columns.Select(static column => new InputOutputColumnPair(column))];
}
