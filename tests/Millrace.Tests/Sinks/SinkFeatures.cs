using Millrace.Features;

namespace Millrace.Tests.Sinks;

[Features<SinkTrip>]
public partial record struct SinkFeatures
{
    [ZScore] public float Miles { get; init; }
}
