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
        .Append(context.Transforms.CustomMapping<SaleDates, SaleDateParts>(SaleDateParts.Fill, contractName: null))
        .Append(context.Transforms.Concatenate(
            Features, [.. s_scores, .. s_intervals, "Age", .. s_missing, nameof(SaleDateParts.OrderHour), nameof(SaleDateParts.SentDay)]));

    /// <summary>
    /// Fits the steps and computes the features and labels of all rows, as a trainer does that keeps them. Keys are read as they are, which spares ML.NET two
    /// conversions of each into a float.
    /// </summary>
    public static (float[] Values, float[] Labels) FitAndCompute(MLContext context, IDataView data, int rows)
    {
        IDataView computed = Of(context).Fit(data).Transform(data);
        DataViewSchema.Column[] texts = [.. s_texts.Select(text => computed.Schema[text])];
        DataViewSchema.Column features = computed.Schema[Features], label = computed.Schema["Label"];
        int numbers = ((VectorDataViewType)features.Type).Size, width = numbers + texts.Length;
        var values = new float[rows * width];
        var labels = new float[rows];
        using DataViewRowCursor cursor = computed.GetRowCursor([features, label, .. texts]);
        ValueGetter<VBuffer<float>> vector = cursor.GetGetter<VBuffer<float>>(features);
        ValueGetter<uint>[] keys = [.. texts.Select(cursor.GetGetter<uint>)];
        ValueGetter<float> single = cursor.GetGetter<float>(label);
        VBuffer<float> row = default;
        uint key = 0;
        for (int i = 0; cursor.MoveNext(); i++)
        {
            Span<float> destination = values.AsSpan(i * width, width);
            vector(ref row);
            row.CopyTo(destination);
            for (int k = 0; k < keys.Length; k++)
            {
                keys[k](ref key);
                destination[numbers + k] = key;
            }

            single(ref labels[i]);
        }

        return (values, labels);
    }

    private static InputOutputColumnPair[] Pairs(string[] columns) => [.. columns.Select(static column => new InputOutputColumnPair(column))];
}
