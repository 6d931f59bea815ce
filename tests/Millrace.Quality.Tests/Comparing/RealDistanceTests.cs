using System.Globalization;
using System.Text.Json;
using Millrace.Data;
using Millrace.Data.Tests.Sketches;

namespace Millrace.Quality.Tests.Comparing;

/// <summary>What TensorFlow Data Validation says of the splits of its example.</summary>
public sealed class RealDistanceTests
{
    private const string Train = "chicago-taxi/tfdv-splits/train.csv";
    private const string Eval = "chicago-taxi/tfdv-splits/eval.csv";
    private const string Serving = "chicago-taxi/tfdv-splits/serving.csv";
    private const string Expected = "reference-shared/tfdv_chicago_expected.json";

    [RealDataFact(Train, Serving, Expected)]
    public void Payment_types_are_as_skewed_between_training_and_serving_as_it_says()
    {
        JsonElement skew = Answers().GetProperty("skew");
        CategoryDifference found = LInfinity.Between(Ranks(Train, "payment_type"), Ranks(Serving, "payment_type"));
        Assert.Equal(skew.GetProperty("linf").GetDouble(), found.Distance, 1e-9);
        Assert.Equal(skew.GetProperty("max_value").GetString(), found.Value);
    }

    [RealDataFact(Train, Eval, Expected)]
    public void Companies_have_drifted_between_evaluation_and_training_as_it_says()
    {
        JsonElement drift = Answers().GetProperty("drift");
        CategoryDifference found = LInfinity.Between(Ranks(Train, "company"), Ranks(Eval, "company"));
        Assert.Equal(drift.GetProperty("linf").GetDouble(), found.Distance, 5e-9);
        Assert.Equal(drift.GetProperty("max_value").GetString(), found.Value);
    }

    [RealDataFact(Train, Expected)]
    public void Moments_and_medians_of_training_are_as_it_says()
    {
        foreach (JsonProperty column in Answers().GetProperty("train_stats").EnumerateObject())
        {
            double[] values = [.. Values(Train, column.Name).Select(static text => double.Parse(text, CultureInfo.InvariantCulture))];
            var moments = new Moments();
            moments.Add<double>(values);
            Assert.Equal(column.Value.GetProperty("mean").GetDouble(), moments.Mean, 1e-9);
            Assert.Equal(column.Value.GetProperty("std_pop").GetDouble(), moments.PopulationDeviation, 1e-9);
            Assert.Equal(column.Value.GetProperty("max").GetDouble(), moments.Maximum);
            Assert.Equal(column.Value.GetProperty("zeros").GetInt64(), moments.Zeros.Count);
            if (column.Value.TryGetProperty("median", out JsonElement median))
                RankCheckMedian(values, median.GetDouble());
        }
    }

    private static void RankCheckMedian(double[] values, double median)
    {
        QuantileView view = Filled.Of(values).View();
        Assert.InRange(view.WeightBelow(Math.BitIncrement(median)), (0.5 - QuantileSketch.RankError) * values.Length, double.MaxValue);
        Assert.InRange(view.WeightBelow(median), 0, (0.5 + QuantileSketch.RankError) * values.Length);
    }

    private static RankHistogram Ranks(string file, string column)
    {
        var items = new FrequentItems();
        foreach (string value in Values(file, column))
            Filled.Add(items, value);
        return RankHistogram.Of(items, 1000);
    }

    private static IEnumerable<string> Values(string file, string column)
    {
        string[] lines = File.ReadAllLines(RealDataFactAttribute.PathOf(file));
        int index = Array.IndexOf(lines[0].Split(','), column);
        return lines.Skip(1).Select(line => line.Split(',')[index]).Where(static value => value.Length > 0);
    }

    private static JsonElement Answers() => JsonDocument.Parse(File.ReadAllText(RealDataFactAttribute.PathOf(Expected))).RootElement;
}
