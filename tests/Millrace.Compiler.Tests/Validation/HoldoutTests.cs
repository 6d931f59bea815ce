using CsCheck;

namespace Millrace.Compiler.Tests.Validation;

public sealed class HoldoutTests
{
    private const string Id = "MR0309";

    /// <summary>Where no input forbids holdout data, taint is reachability from holdout outputs.</summary>
    [Fact]
    public void Taint_is_reachability() => Graphs.Any.Sample(static graph =>
    {
        PipelineGraph open = WithRole(graph, InputRole.Evaluation);
        PlanModel plan = Planner.Plan(open, isValid: true);
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            bool yields = open.Steps[i].Component.Outputs.Count > 0 && open.Steps[i].Component.Outputs.All(static each => each.IsHoldout);
            Assert.Equal(Reaches(open, i, []) || yields, plan.Steps[i].SeesHoldout);
        }

        Assert.DoesNotContain(GraphPasses.Check(open), static each => each.Rule.Id == Id);
    });

    /// <summary>Where every input forbids it, the mistakes are exactly the places of edges from holdout outputs.</summary>
    [Fact]
    public void A_mistake_is_found_once() => Gen.Select(Graphs.Any, Gen.Int[(int)InputRole.Fitting, (int)InputRole.Choosing]).Sample(static (graph, role) =>
    {
        PipelineGraph closed = WithRole(graph, (InputRole)role);
        int expected = closed.Steps.SelectMany(static step => step.Inputs).SelectMany(static input => input.Edges)
            .Where(edge => closed.Steps[edge.Step].Component.Outputs[edge.Output].IsHoldout).Select(static edge => edge.Location).Distinct().Count();
        Assert.Equal(expected, GraphPasses.Check(closed).Count(static each => each.Rule.Id == Id));
    });

    [Theory]
    [InlineData(InputRole.Unspecified, false, false)]
    [InlineData(InputRole.Unspecified, true, true)]
    [InlineData(InputRole.Evaluation, false, false)]
    [InlineData(InputRole.Evaluation, true, true)]
    [InlineData(InputRole.Choosing, false, true)]
    public void Roles_decide(InputRole role, bool learns, bool isMistake)
    {
        PipelineGraph graph = Graphs.Pipeline(
            Graphs.Step(Graphs.Component("Split", [], [false, true])),
            Graphs.Step(Graphs.Component("Clean", [InputRole.Unspecified], [false]), (0, 1)),
            Graphs.Step(Graphs.Component("Use", [role], [false], learns), (1, 0)));
        DiagnosticInfo[] found = [.. GraphPasses.Check(graph).Where(static each => each.Rule.Id == Id)];
        Assert.Equal(isMistake ? 1 : 0, found.Length);
        if (isMistake)
            Assert.StartsWith("Holdout data from 'split/output1' flows into the input 'input0' of 'use'", found[0].Message, StringComparison.Ordinal);
    }

    /// <summary>An artifact of another type is C#'s to report, so it carries nothing; spellings of one type do not hide it.</summary>
    [Theory]
    [InlineData("global::Other", false)]
    [InlineData("global::Note", true)]
    [InlineData("dynamic", true)]
    public void An_artifact_that_does_not_fit_is_left_to_CSharp(string type, bool isMistake)
    {
        ComponentSignature use = Graphs.Component("Use", [InputRole.Training], [false]);
        use = use with { Inputs = new([use.Inputs[0] with { Type = new TypeRef(type, default) }]) };
        PipelineGraph graph = Graphs.Pipeline(Graphs.Step(Graphs.Component("Split", [], [true])), Graphs.Step(use, (0, 0)));
        Assert.Equal(isMistake, GraphPasses.Check(graph).Any(static each => each.Rule.Id == Id));
    }

    [Fact]
    public void Tuples_differ_by_their_types_alone()
    {
        TypeRef number = new("int", default), text = new("string", default);
        TypeRef named = new("({0} A, {1} B)", new([number, text])), bare = new("({0}, {1})", new([number, text])), other = new("({0}, {1})", new([text, text]));
        Assert.False(named.DiffersFrom(bare));
        Assert.True(named.DiffersFrom(other));
        Assert.True(named.DiffersFrom(number));
    }

    private static bool Reaches(PipelineGraph graph, int step, HashSet<int> seen) => seen.Add(step) && graph.Steps[step].Inputs.SelectMany(static each => each.Edges)
        .Any(edge => graph.Steps[edge.Step].Component.Outputs[edge.Output].IsHoldout || Reaches(graph, edge.Step, seen));

    private static PipelineGraph WithRole(PipelineGraph graph, InputRole role) => graph with
    {
        Steps = graph.Steps.Select(step => step with
        {
            Component = step.Component with
            {
                Inputs = step.Component.Inputs.Select(input => input with { Role = role }).ToEquatableArray(),
                Outputs = step.Component.Outputs.Select(output => output with { Type = output.Type with { IsLearned = false } }).ToEquatableArray(),
            },
        }).ToEquatableArray(),
    };

    /// <summary>Each split of a loop need not be asked about each model of it: twice the turns take twice the work.</summary>
    [Fact]
    public void A_loop_that_splits_in_every_turn_takes_work_in_proportion()
    {
        _ = Work(20);
        Assert.InRange((double)Work(240) / Work(80), 2.5, 3.7);

        static long Work(int turns)
        {
            PipelineGraph graph = Turns(turns);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.DoesNotContain(GraphPasses.Check(graph), static each => each.Rule.Id.StartsWith("MR032", StringComparison.Ordinal));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>A loop whose turns each split the same data, learn, and judge.</summary>
    private static PipelineGraph Turns(int turns)
    {
        StepNode[] steps =
        [
            Graphs.Step(Graphs.Component("Read", [], [false])),
            .. Enumerable.Range(0, turns).SelectMany(static turn => new[]
            {
                Graphs.Step(Graphs.Component($"Split{turn}", [InputRole.Unspecified], [false, true]), (0, 0)),
                Graphs.Step(Graphs.Component($"Train{turn}", [InputRole.Training], [false], learns: true), ((turn * 3) + 1, 0)),
                Graphs.Step(Graphs.Component($"Judge{turn}", [InputRole.Unspecified, InputRole.Evaluation], [false]), ((turn * 3) + 2, 0), ((turn * 3) + 1, 1)),
            }),
        ];
        return Graphs.Pipeline(steps);
    }
}
