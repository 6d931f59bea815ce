using Millrace.Data;
using Millrace.Learning;
using Millrace.MLNet.Tests.RealData;
using Millrace.Testing;
using Millrace.Torch;

namespace ChicagoTaxi.Tests;

/// <summary>The pipeline on the real trips: each model on the trips that were held out.</summary>
public sealed class RealTripsTests
{
    private const string Trips = "chicago-taxi/simple/data.csv";

    [RealDataFact(Trips)]
    public async Task The_network_is_as_good_as_the_trees()
    {
        await using PipelineTestResult result = await PipelineTest.Of<TaxiPipeline>()
            .With(pipeline => pipeline.Source, RealDataFactAttribute.Locate(Trips))
            .Services(services => services.AddTorch())
            .Options(options => options with { To = "pick-best" })
            .RunAsync();
        result.EnsureSucceeded();
        Dataset<Trip> test = await result.LoadAsync<Dataset<Trip>>("split-by-hash/test");

        double trees = await AucAsync(result, "boosted-trees", test), network = await AucAsync(result, "wide-and-deep", test);

        Assert.InRange(network, trees - 0.01, 0.97);
    }

    private static async Task<double> AucAsync(PipelineTestResult result, string trainer, Dataset<Trip> test)
    {
        Evaluation evaluation = await ComponentTest.RunAsync(
            new Evaluate<Trip, TipFeatures>(), await result.LoadAsync<Model<TipFeatures>>(trainer), test);
        return evaluation.Metrics.Auc;
    }
}
