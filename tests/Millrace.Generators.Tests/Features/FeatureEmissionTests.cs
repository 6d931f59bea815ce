using Millrace.Generators.Tests.Schemas;
using Millrace.Testing;

namespace Millrace.Generators.Tests.Features;

public sealed class FeatureEmissionTests
{
    [Fact]
    public void A_labelled_feature_set() =>
        Snapshot.Match(Compiled.From(TaxiSources.Schemas + TaxiSources.Features).Clean().Generated("Taxi.TipFeatures.Features"), extension: "cs.txt");

    [Fact]
    public void A_feature_set_without_a_label() =>
        Snapshot.Match(Compiled.From(TaxiSources.Schemas + TaxiSources.Features).Clean().Generated("Taxi.TripFeatures.Features"), extension: "cs.txt");
}
