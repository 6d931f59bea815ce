using System.Text.Json;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.RealData;

/// <summary>Features of real trips against plain definitions.</summary>
public sealed class TaxiTests
{
    private const string File = "chicago-taxi/simple/data.csv";

    [RealDataFact(File)]
    public async Task Features_of_real_trips_equal_their_definitions()
    {
        var batches = new List<Batch>();
        await foreach (Batch<TaxiRow> batch in CsvFile.ReadAsync<TaxiRow>(RealDataFactAttribute.Find(File)!, new CsvOptions(), CancellationToken.None))
        {
            Batch<TaxiRow> copy = new TaxiRow.Batch(batch.Count);
            copy.AppendRange(batch, 0, batch.Count);
            batches.Add(copy);
        }

        TaxiRow[] rows = [.. batches.SelectMany(static batch => Enumerable.Range(0, batch.Count).Select(i => ((Batch<TaxiRow>)batch)[i]))];
        Assert.True(rows.Length > 10_000);

        double mean = rows.Average(static row => row.Fare), deviation = Math.Sqrt(rows.Average(row => (row.Fare - mean) * (row.Fare - mean)));
        AssertFeature(batches, new ZScoreSpec(), "fare", rows.Select(row => (float)((row.Fare - mean) / deviation)));

        List<string> companies = [.. rows.Select(static row => row.Company).OfType<string>().CountBy(static name => name).OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Key).Take(20)];
        AssertFeature(batches, new VocabularySpec(20, 1), "company", rows.Select(row => row.Company is { } name && companies.IndexOf(name) is >= 0 and var id ? (float)id : companies.Count));

        double[] latitudes = [.. rows.Select(static row => row.Latitude).OfType<double>().Order()];
        double[] cuts = CutsOf(Fit.Parts(new BucketizeSpec(10, Missing.OwnBucket), batches, "pickup_latitude"));
        AssertFeature(batches, new BucketizeSpec(10, Missing.OwnBucket), "pickup_latitude", rows.Select(row => row.Latitude is { } value ? (float)cuts.Count(cut => cut <= value) : cuts.Length + 1));

        // The first bucket begins at the least latitude, so that it is the cut of those ranks that all have it.
        double[] begins = [latitudes[0], .. cuts];
        int[] wanted = [.. Enumerable.Range(1, 9).Select(i => i * latitudes.Length / 10)];
        Assert.Equal(cuts.Order().Distinct(), cuts);
        Assert.All(cuts, cut => Assert.Contains(wanted, rank => IsAt(latitudes, cut, rank)));
        Assert.All(wanted, rank => Assert.Contains(begins, begin => IsAt(latitudes, begin, rank)));
    }

    private static double[] CutsOf(FittedSet fitted)
    {
        using JsonDocument json = JsonDocument.Parse(JsonText.Of(fitted.Features[0].Stages[0].Write));
        return [.. json.RootElement.GetProperty("boundaries").EnumerateArray().Select(static value => value.GetDouble())];
    }

    // Whether a number stands at a rank, within the stated error of the sketch.
    private static bool IsAt(double[] sorted, double value, int rank)
    {
        double error = sorted.Length * QuantileSketch.RankError;
        return sorted.Count(other => other < value) <= rank + error && sorted.Count(other => other <= value) > rank - error;
    }

    private static void AssertFeature(List<Batch> batches, FeatureSpec spec, string column, IEnumerable<float> expected)
    {
        FittedSet fitted = Fit.Parts(spec, batches, column);
        Assert.Equal(expected, batches.SelectMany(fitted.Apply), static (a, b) => Math.Abs(a - b) <= 1e-5f * (1 + Math.Abs(a)));
    }
}
