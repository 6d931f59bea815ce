using Millrace.Data;
using Millrace.Features;
using Millrace.Learning;
using Millrace.Learning.Tests.Support;

namespace Millrace.MLNet.Tests.RealData;

/// <summary>"Will the tip exceed 20 % of the fare?", trained on two thirds of the trips, judged on the rest.</summary>
public sealed class TaxiTests
{
    private const string TripsFile = "chicago-taxi/simple/data.csv";

    [RealDataFact(TripsFile)]
    public async Task Both_trainers_reach_on_real_trips_what_is_known_to_be_in_them()
    {
        var train = new List<TaxiTrip>();
        var test = new List<TaxiTrip>();
        ulong row = 0;
        await foreach (Batch<TaxiTrip> batch in CsvFile.ReadAsync<TaxiTrip>(RealDataFactAttribute.Locate(TripsFile), new CsvOptions(), CancellationToken.None))
        {
            foreach (TaxiTrip trip in batch)
                (new Seed(7).Derive(row++).Value % 3 == 0 ? test : train).Add(trip);
        }

        Dataset<TaxiTrip> trainRows = Dataset.Of<TaxiTrip>(train);
        Fitted<TaxiFeatures> features = await new FitFeatures<TaxiTrip, TaxiFeatures>().RunAsync(trainRows, new TestStep(), CancellationToken.None);
        Model<TaxiFeatures> trees = await new BoostedTrees<TaxiTrip, TaxiFeatures>().RunAsync(trainRows, features, new TestStep(), CancellationToken.None);
        Model<TaxiFeatures> linear = await new LogisticRegression<TaxiTrip, TaxiFeatures>().RunAsync(trainRows, features, new TestStep(), CancellationToken.None);

        Evaluation ofTrees = await new Evaluate<TaxiTrip, TaxiFeatures>().RunAsync(trees, Dataset.Of<TaxiTrip>(test), new TestStep(), CancellationToken.None);
        Evaluation ofLinear = await new Evaluate<TaxiTrip, TaxiFeatures>().RunAsync(linear, Dataset.Of<TaxiTrip>(test), new TestStep(), CancellationToken.None);
        Assert.InRange(ofTrees.Metrics.Auc, 0.947, 0.965);
        Assert.InRange(ofLinear.Metrics.Auc, 0.935, 0.965);
        Assert.InRange(ofTrees.Metrics.Accuracy, 0.89, 0.93);
    }
}
