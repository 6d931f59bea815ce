namespace Millrace.Tables.Tests;

[Pipeline("watched-rides")]
public sealed partial class WatchedPipeline
{
    private void Define()
    {
        var rides = FilterRows<Ride, Watched>.Step(MakeRides.Step());
        FlatMapRows<Ride, Stop, ToStops>.Step(rides);
    }
}
