namespace Millrace.Testing;

/// <summary>
/// Runs a whole pipeline in a temporary store, some of its steps replaced by given results:
/// <c>await PipelineTest.Of&lt;TaxiPipeline&gt;().With(p =&gt; p.Epochs, 1).Replace&lt;ReadCsv&lt;Trip&gt;&gt;(Dataset.Of(rows)).RunAsync();</c>
/// </summary>
public static class PipelineTest
{
    /// <summary>Begins the test of a pipeline.</summary>
    /// <typeparam name="TPipeline">The pipeline's class.</typeparam>
    public static PipelineTest<TPipeline> Of<TPipeline>()
        where TPipeline : class, IPipeline<TPipeline> => new();
}
