using System.Text.Json;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

/// <summary>What TensorFlow Data Validation says of the training split of its example.</summary>
public sealed class TaxiStatisticsTests
{
    private const string Train = "chicago-taxi/tfdv-splits/train.csv";
    private const string Expected = "reference-shared/tfdv_chicago_expected.json";

    [RealDataFact(Train, Expected)]
    public async Task Statistics_of_training_are_as_it_says()
    {
        using JsonDocument answers = JsonDocument.Parse(await File.ReadAllBytesAsync(RealDataFactAttribute.PathOf(Expected)));
        var columns = await CsvFile.ReadAsync<TaxiRow>(RealDataFactAttribute.PathOf(Train)).ToArrayOfRowsAsync();
        DatasetStatistics found = (await Profile.Rows(Dataset.Of(columns))).Statistics;
        Assert.Equal(10_000, found.Rows);
        foreach (JsonProperty column in answers.RootElement.GetProperty("train_stats").EnumerateObject())
        {
            NumberStatistics numbers = found.Find(column.Name)!.Numbers!;
            foreach (JsonProperty each in column.Value.EnumerateObject())
            {
                if (each.Name == "median")
                {
                    CheckMedian(each.Value.GetDouble(), numbers, Of(columns, column.Name));
                    continue;
                }

                double actual = each.Name switch
                {
                    "count" => numbers.Finite, "mean" => numbers.Mean!.Value, "std_pop" => numbers.Deviation!.Value, "min" => numbers.Minimum!.Value,
                    "max" => numbers.Maximum!.Value, "zeros" => numbers.Zeros,
                    _ => throw new InvalidOperationException($"There is a new answer, {each.Name}."),
                };
                Assert.Equal(each.Value.GetDouble(), actual, 1e-9);
            }
        }

        foreach (JsonProperty missing in answers.RootElement.GetProperty("missing_train").EnumerateObject())
            Assert.Equal(missing.Value.GetInt64(), found.Find(missing.Name)!.Missing);
    }

    /// <summary>A median is off by ranks: no more rows than the bound allows lie on one side of it, or between it and the answer.</summary>
    private static void CheckMedian(double answer, NumberStatistics numbers, double[] values)
    {
        double median = numbers.QuantileAt(0.5)!.Value, most = numbers.RankError * values.Length;
        Assert.InRange(numbers.RankError, 0, 0.02);
        Assert.InRange(values.Count(value => value < median), 0, (values.Length / 2.0) + most);
        Assert.InRange(values.Count(value => value > median), 0, (values.Length / 2.0) + most);
        Assert.InRange(values.Count(value => value > Math.Min(median, answer) && value < Math.Max(median, answer)), 0, most);
    }

    private static double[] Of(TaxiRow[] rows, string column) => column switch
    {
        "fare" => [.. rows.Select(static row => row.Fare).OfType<double>()],
        _ => throw new InvalidOperationException($"There is a new median, of {column}."),
    };
}
