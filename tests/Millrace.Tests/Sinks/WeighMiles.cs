using Millrace.Features;
using Millrace.Learning;

namespace Millrace.Tests.Sinks;

/// <summary>Makes a model whose prediction is twice a trip's distance from the mean, in standard deviations, plus one.</summary>
[Component]
public sealed partial class WeighMiles
{
    public Model<SinkFeatures> Run(Fitted<SinkFeatures> features) =>
        new(features, new LinearPredictor(LinearPredictor.CardinalitiesOf(features.Layout), [2], 1, null), "by-hand");
}
