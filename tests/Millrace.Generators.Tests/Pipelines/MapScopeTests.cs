namespace Millrace.Generators.Tests.Pipelines;

/// <summary>In a lambda, variables may hide those around it, which are as before after it; the plans are loaded and asked.</summary>
public sealed class MapScopeTests
{
    [Theory]
    [InlineData(1, "var trees = 5; parts.Map(part => { var trees = 50; return TrainOnly.Step(part, trees: trees); }); TrainOnly.Step(rows, trees: trees).Named(\"whole\");")]
    [InlineData(2, "int trees; trees = 5; parts.Map(part => { int trees; trees = 50; return TrainOnly.Step(part, trees: trees); }); TrainOnly.Step(rows, trees: trees).Named(\"whole\");")]
    [InlineData(3, "var (trees, more) = (2, 3); parts.Map(part => { var (trees, more) = (50, 60); return TrainOnly.Step(part, trees: trees + more); }); TrainOnly.Step(rows, trees: trees + more).Named(\"whole\");")]
    [InlineData(4, "var trees = 5; parts.Map(part => { foreach (var trees in new[] { 50 }) TrainOnly.Step(part, trees: trees); return Check.Step(part); }); TrainOnly.Step(rows, trees: trees).Named(\"whole\");")]
    [InlineData(5, "var trees = 5; parts.Map(part => { foreach (var (trees, _) in new[] { (50, 1) }) TrainOnly.Step(part, trees: trees); return Check.Step(part); }); TrainOnly.Step(rows, trees: trees).Named(\"whole\");")]
    public void A_value_that_a_lambda_hides_is_as_before_after_it(int number, string body)
    {
        PipelinePlan plan = Load(number, body);
        Assert.Equal(5, Whole(plan).Arguments.Single().Evaluate(plan.Create([])));
    }

    [Theory]
    [InlineData(6, "var rest = ReadFile<Trip>.Step(\"b\").Named(\"rest\"); parts.Map(part => { var rest = part; return Check.Step(rest); }); Check.Step(rest).Named(\"whole\");")]
    [InlineData(7, "var (rest, _) = Validate.Step(rows).Named(\"rest\"); parts.Map(part => { var (rest, _) = Validate.Step(part); return rest; }); Check.Step(rest).Named(\"whole\");")]
    [InlineData(8, "var rest = ReadFile<Trip>.Step(\"b\").Named(\"rest\"); parts.Map(rest => { { var inner = rest; Validate.Step(inner); } return Check.Step(rest); }); Check.Step(rest).Named(\"whole\");")]
    public void A_result_that_a_lambda_hides_is_as_before_after_it(int number, string body)
    {
        PipelinePlan plan = Load(number, body);
        Assert.Equal("rest", plan.Steps[Whole(plan).Inputs[0].Sources.Single().Step].Name);
    }

    private static PlanStep Whole(PipelinePlan plan) => plan.Steps.Single(static each => each.Name == "whole");

    private static PipelinePlan Load(int number, string body) => (PipelinePlan)Compiled.From(MapSource.Components + $$"""
        [Pipeline("scope-{{number}}")]
        public sealed partial class P
        {
            void Define()
            {
                var rows = ReadFile<Trip>.Step("a");
                var parts = Parts.Step(rows);
                {{body}}
            }
        }
        """).Clean().Load().GetType("P", throwOnError: true)!.GetProperty("Plan")!.GetValue(null)!;
}
