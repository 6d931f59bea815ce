using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Millrace.Benchmarks.Features;

/// <summary>
/// ML.NET's equivalent of the features of a sale. Each kind of transform takes all its columns at once, so that it is fitted in one pass; parts of dates are
/// a mapping of its own, because it has no transform for them.
/// </summary>
internal static class SalePipeline
{
    public const string Features = "Features";
    private const int Bands = 10;
    private const int MostValues = 10_000;
    private static readonly string[] s_scores = ["Price", "Pieces", "Weight", "Distance"];
    private static readonly string[] s_intervals = ["Discount", "Stock", "Visits"];
    private static readonly string[] s_missing = ["Rating", "Income"];
    private static readonly string[] s_texts = ["Channel", "Region", "Brand", "Colour", "City", "Seller", "Article", "Postcode"];

    /// <summary>The steps, in which nothing is fitted yet.</summary>
    public static IEstimator<ITransformer> Of(MLContext context) => context.Transforms
        .NormalizeMeanVariance(Pairs(s_scores), fixZero: false)
        .Append(context.Transforms.NormalizeMinMax(Pairs(s_intervals), fixZero: false))
        .Append(context.Transforms.NormalizeBinning([new InputOutputColumnPair("Age")], fixZero: false, maximumBinCount: Bands))
        .Append(context.Transforms.ReplaceMissingValues(Pairs(s_missing), MissingValueReplacingEstimator.ReplacementMode.Mean))
        .Append(context.Transforms.NormalizeMeanVariance(Pairs(s_missing), fixZero: false))
        .Append(context.Transforms.Conversion.MapValueToKey(Pairs(s_texts), maximumNumberOfKeys: MostValues))
        .Append(context.Transforms.Conversion.ConvertType(Pairs(s_texts), DataKind.Single))
        .Append(context.Transforms.CustomMapping<SaleDates, SaleDateParts>(SaleDateParts.Fill, contractName: null))
        .Append(context.Transforms.Concatenate(
            Features, [.. s_scores, .. s_intervals, "Age", .. s_missing, .. s_texts, nameof(SaleDateParts.OrderHour), nameof(SaleDateParts.SentDay)]));

    /// <summary>Fits the steps and computes the features and labels of all rows, as a trainer does that keeps them.</summary>
    public static (float[] Values, float[] Labels) FitAndCompute(MLContext context, IDataView data, int rows)
    {
        IDataView computed = Of(context).Fit(data).Transform(data);
        DataViewSchema.Column features = computed.Schema[Features], label = computed.Schema["Label"];
        int width = ((VectorDataViewType)features.Type).Size;
        var values = new float[rows * width];
        var labels = new float[rows];
        using DataViewRowCursor cursor = computed.GetRowCursor([features, label]);
        ValueGetter<VBuffer<float>> vector = cursor.GetGetter<VBuffer<float>>(features);
        ValueGetter<float> single = cursor.GetGetter<float>(label);
        VBuffer<float> row = default;
        for (int i = 0; cursor.MoveNext(); i++)
        {
            vector(ref row);
            row.CopyTo(values.AsSpan(i * width, width));
            single(ref labels[i]);
        }

        return (values, labels);
    }

    private static InputOutputColumnPair[] Pairs(string[] columns) => [.. columns.Select(static column => new InputOutputColumnPair(column))];
}
