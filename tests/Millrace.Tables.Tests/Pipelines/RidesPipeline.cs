namespace Millrace.Tables.Tests;

[Pipeline("rides")]
public sealed partial class RidesPipeline
{
    private void Define()
    {
        var dear                = FilterRows<Ride, Dear>.Step(MakeRides.Step());
        var (train, tune, test) = SplitByHash<Ride, ByRide>.Step(dear, testFraction: 0.3);
        var (early, _, _)       = SplitByTime<Ride, Start>.Step(UnionRows<Ride>.Step(train, tune), testFrom: "2024-01-02", missing: MissingTime.Train);
        var (some, _, _)        = SplitStratified<Ride, ByCompany>.Step(early);
        var sample              = SampleRows<Ride>.Step(some, count: 100);
        var folds               = NumberFolds.Step(folds: 3).Map(fold =>
        {
            var (_, validation) = SplitFold<Ride, ByRide>.Step(sample, fold);
            return validation;
        });
        CountRides.Step(
            test,
            DeriveRows<Ride, RatedRide, Rate>.Step(sample),
            UnionCollection<Ride>.Step(folds),
            FlatMapRows<Ride, Stop, ToStops>.Step(sample),
            MapRows<Ride, Stop, ToStop>.Step(sample));
    }
}
