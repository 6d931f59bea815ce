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
                double actual = each.Name switch
                {
                    "count" => numbers.Finite, "mean" => numbers.Mean!.Value, "std_pop" => numbers.Deviation!.Value, "min" => numbers.Minimum!.Value,
                    "median" => numbers.QuantileAt(0.5)!.Value, "max" => numbers.Maximum!.Value, "zeros" => numbers.Zeros,
                    _ => throw new InvalidOperationException($"There is a new answer, {each.Name}."),
                };
                Assert.Equal(each.Value.GetDouble(), actual, each.Name == "median" ? 0.2 : 1e-9);
            }
        }

        foreach (JsonProperty missing in answers.RootElement.GetProperty("missing_train").EnumerateObject())
            Assert.Equal(missing.Value.GetInt64(), found.Find(missing.Name)!.Missing);
    }
}
