using Millrace.Testing;

namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Steps for each item of a collection; the plans are loaded and asked.</summary>
public sealed class MapTests
{
    private static readonly Compiled s_compiled = Compiled.From(MapSource.Components + MapSource.Pipeline).Clean();
    private static readonly PipelinePlan s_plan = (PipelinePlan)s_compiled.Load().GetType("Maps", throwOnError: true)!.GetProperty("Plan")!.GetValue(null)!;

    [Fact]
    public void What_is_generated() => Snapshot.Match(s_compiled.Generated("Maps"), extension: "cs.txt");

    [Fact]
    public void A_map_takes_the_collection_and_what_it_uses_from_around_it()
    {
        PlanStep map = Step("train-all");
        Assert.Equal(["items: Collection<Rows<Trip>>", "fit-features: Fitted<TipFeatures>"], map.Component.Inputs.Select(static each => $"{each.Name}: {each.Type.DisplayName}"));
        Assert.Equal([false, true], map.Component.Inputs.Select(static each => each.IsOptional));
        Assert.Equal(["parts.0", "fit-features.0"], map.Inputs.Select(static each => Text(s_plan, each.Sources.Single())));
        Assert.Equal("check.0", Text(s_plan, map.Conditions.Single().Source));
        Assert.Equal("output: Collection<Model<TipFeatures>>", Assert.Single(map.Component.Outputs.Select(static each => $"{each.Name}: {each.Type.DisplayName}")));
        Assert.Equal(0, map.Map!.Input);
    }

    [Fact]
    public void Its_body_is_a_plan_with_ports()
    {
        PipelinePlan body = Step("train-all").Map!.Body;
        Assert.Equal(["part: Rows<Trip>", "fit-features: Fitted<TipFeatures>"], body.Inputs.Select(static each => $"{each.Name}: {each.Type.DisplayName}"));
        Assert.Equal(["boosted-trees"], body.Steps.Select(static each => each.Name));
        Assert.Equal(["port 0", "port 1"], body.Steps[0].Inputs.Select(each => Text(body, each.Sources.Single())));
        Assert.Equal(10, body.Steps[0].Arguments.Single().Evaluate(s_plan.Create([5])));
        Assert.Equal("output boosted-trees.0", Assert.Single(body.Outputs.Select(each => $"{each.Info.Name} {Text(body, each.Source)}")));
        Assert.Equal("train-all", body.Name);
        Assert.Same(s_plan.Type, body.Type);
    }

    [Fact]
    public void Several_results_are_collected_each()
    {
        PlanStep map = Step("check-all");
        Assert.Equal(["report: Collection<Report>", "valid: Collection<Rows<Trip>>"], map.Component.Outputs.Select(static each => $"{each.Name}: {each.Type.DisplayName}"));
        Assert.Equal(["validate", "again-1", "again-2"], map.Map!.Body.Steps.Select(static each => each.Name));
        Assert.Equal(["validate.1", "validate.0"], map.Map.Body.Outputs.Select(each => Text(map.Map.Body, each.Source)));
        Assert.True(map.SeesHoldout);
        Assert.All(map.Map.Body.Steps, static each => Assert.True(each.SeesHoldout));
        Assert.Empty(Step("tell-each").Component.Outputs);
        Assert.Equal(["valid", "report"], Step("split").Component.Outputs.Select(static each => each.Name));
    }

    [Fact]
    public void A_map_inside_of_a_map_takes_what_it_needs_through_it()
    {
        PlanStep map = Step("map");
        Assert.Equal(["items", "fit-features", "train-all", "check-all-valid", "latest-train"], map.Component.Inputs.Select(static each => each.Name));
        PipelinePlan body = map.Map!.Body;
        Assert.Equal(["parts", "inner", "logistic-regression", "gather", "evaluate"], body.Steps.Select(static each => each.Name));
        Assert.Equal("inner.0 or port 2", Text(body, body.Steps[3].Inputs[0].Sources.Single()));
        Assert.Equal("port 4 or logistic-regression.0", Text(body, body.Steps[4].Inputs[0].Sources.Single()));
        Assert.NotNull(body.Steps[1].Map!.Body.Steps.Single().Component.Pipeline);
    }

    [Fact]
    public void What_is_stored_is_a_step_outside_of_maps() =>
        Assert.Equal(["latest-train", "champion-tips"], s_plan.Steps.Where(static each => each.Reference is not null).Select(static each => each.Name));

    [Theory]
    [InlineData("one", "return (good, why);")]
    [InlineData("two", "var both = (good, why); return both;")]
    [InlineData("three", "var whole = (good, why); var both = (whole.good, whole.why); return both;")]
    public void Several_results_of_a_block_are_named_as_CSharp_names_the_elements(string name, string end)
    {
        var plan = (PipelinePlan)Compiled.From(MapSource.Components + $$"""
            [Pipeline("names-{{name}}")]
            public sealed partial class P
            {
                void Define() => Parts.Step(ReadFile<Trip>.Step("a")).Map(part => { var (good, why) = Validate.Step(part); {{end}} });
            }
            """).Clean().Load().GetType("P", throwOnError: true)!.GetProperty("Plan")!.GetValue(null)!;
        Assert.Equal(["good", "why"], plan.Steps[^1].Component.Outputs.Select(static each => each.Name));
    }

    private static PlanStep Step(string name) => s_plan.Steps.Single(each => each.Name == name);

    private static string Text(PipelinePlan plan, PlanSource source) =>
        $"{(source.Step == PlanSource.Port ? $"port {source.Output}" : $"{plan.Steps[source.Step].Name}.{source.Output}")}{(source.Fallback is { } other ? $" or {Text(plan, other.Source)}" : "")}";
}
