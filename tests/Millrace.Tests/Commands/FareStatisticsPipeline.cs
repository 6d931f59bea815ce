using Millrace.Quality;

namespace Millrace.Tests.Commands;

[Pipeline("fare-statistics")]
public sealed partial class FareStatisticsPipeline
{
    private void Define()
    {
        var fares = MakeFares.Step();
        ComputeStatistics.Step(fares);
    }
}
