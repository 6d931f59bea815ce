using CsCheck;

namespace Millrace.Compiler.Tests.Emit;

public sealed class PipelineEmitterTests
{
    [Fact]
    public void Every_step_is_written_once_and_in_order() => Graphs.Any.Sample(static graph =>
    {
        string text = PipelineEmitter.Emit(Planner.Plan(graph, isValid: true));
        int[] places = [.. graph.Steps.Select(step => text.IndexOf($"            Name = \"{step.Name}\",", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Equal(text.Count(static c => c == '{'), text.Count(static c => c == '}'));
        Assert.DoesNotContain('\r', text);
    });

    [Fact]
    public void A_view_is_written_with_its_name()
    {
        var dataset = new TypeRef("global::Millrace.Data.Dataset", new([new TypeRef("global::Trip", default)]));
        Edge edge = Graphs.Edge((0, 0)) with { Views = new([new ViewModel("AsOpen", dataset, new TypeRef("global::Open", default)), new ViewModel("AsBase", dataset, new TypeRef("global::Base", default))]) };
        StepNode use = Graphs.Step(Graphs.Component("Use", [InputRole.Unspecified], [])) with { Inputs = new([new InputEdges(new([edge]))]) };
        string text = PipelineEmitter.Emit(Planner.Plan(Graphs.Pipeline(Graphs.Step(Graphs.Component("Make", [], [false])), use), isValid: true));
        Assert.Contains("new global::Millrace.PlanSource(0, 0, static rows => ((global::Millrace.Data.Dataset<global::Trip>)rows).Project<global::Open>().Project<global::Base>(), \"AsOpen.AsBase\")", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_pipeline_keeps_its_api()
    {
        string text = PipelineEmitter.Emit(Planner.Plan(Graphs.Pipeline(), isValid: false));
        Assert.Contains("partial class Sample : global::Millrace.IPipeline<global::Sample>", text, StringComparison.Ordinal);
        Assert.Contains("public static global::Millrace.PipelinePlan Plan => throw new global::System.InvalidOperationException(\"Sample could not be compiled; see the errors of the build.\");", text, StringComparison.Ordinal);
    }
}
