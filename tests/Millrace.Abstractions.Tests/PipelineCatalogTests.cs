namespace Millrace.Abstractions.Tests;

/// <summary>The catalogue of the program's pipelines.</summary>
public sealed class PipelineCatalogTests
{
    private static readonly PipelinePlan s_plan = new() { Name = "catalog-test", Type = typeof(PipelineCatalogTests), Steps = [], Create = static _ => new object() };

    [Fact]
    public void A_pipeline_is_found_by_its_name_and_added_once()
    {
        PipelineCatalog.Add("catalog-test", static () => s_plan);

        Assert.Same(s_plan, PipelineCatalog.Find("catalog-test"));
        Assert.Contains("catalog-test", PipelineCatalog.Names);
        Assert.Null(PipelineCatalog.Find("no-such-pipeline"));
        Assert.Contains("'catalog-test'", Assert.Throws<InvalidOperationException>(() => PipelineCatalog.Add("catalog-test", static () => s_plan)).Message, StringComparison.Ordinal);
    }
}
