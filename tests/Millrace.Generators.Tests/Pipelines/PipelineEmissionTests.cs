using Millrace.Testing;

namespace Millrace.Generators.Tests.Pipelines;

public sealed class PipelineEmissionTests
{
    [Fact]
    public void A_pipeline_of_the_samples_shape()
    {
        Compiled compiled = Compiled.From(TaxiSource.Components + TaxiSource.Pipeline);
        Snapshot.Match(compiled.Clean().Generated("TaxiPipeline"), extension: "cs.txt");
    }

    [Fact]
    public void A_pipeline_over_components_of_another_assembly()
    {
        Compiled library = Compiled.From(TaxiSource.Components).Clean();
        Compiled compiled = Compiled.From("using Millrace;\nusing Taxi;\n" + TaxiSource.Pipeline, library.ToReference());
        Assert.Equal(Compiled.From(TaxiSource.Components + TaxiSource.Pipeline).Generated("TaxiPipeline"), compiled.Clean().Generated("TaxiPipeline"));
    }
}
