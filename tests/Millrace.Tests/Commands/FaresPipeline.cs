using Millrace.Quality;

namespace Millrace.Tests.Commands;

[Pipeline("fares")]
public sealed partial class FaresPipeline
{
    private void Define()
    {
        var fares = MakeFares.Step();
        ValidateData.Step(fares, gate: Gate.Warn);
    }
}
