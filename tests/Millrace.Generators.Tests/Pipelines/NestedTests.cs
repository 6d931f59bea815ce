using Millrace.Testing;

namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Pipelines as steps; the plans are loaded and asked.</summary>
public sealed class NestedTests
{
    private static readonly Compiled s_compiled = Compiled.From(ControlSource.Components + NestedSource.Inner + NestedSource.Outer).Clean();
    private static readonly System.Reflection.Assembly s_loaded = s_compiled.Load();
    private static readonly PipelinePlan s_outer = Plan("Outer");

    [Fact]
    public void What_is_generated() => Snapshot.Match(s_compiled.Generated("Prepare"), extension: "cs.txt");

    [Fact]
    public void A_pipeline_is_one_step_of_the_outer_plan()
    {
        Assert.Equal(["read-rows", "check", "first", "third", "train-only", "judge-all", "bless-all", "register-all", "tell-all", "other-1", "again-1", "judge-1", "other-2", "again-2", "judge-2", "evaluate", "bless", "register", "announce-all"], s_outer.Steps.Select(static each => each.Name));
        PlanStep first = s_outer.Steps[2];
        Assert.Equal("prepare", first.Component.Name);
        Assert.Equal(["trips", "many"], first.Component.Inputs.Select(static each => each.Name));
        Assert.Equal(["model", "held", "all"], first.Component.Outputs.Select(static each => each.Name));
        Assert.Equal(["share", "trees"], first.Component.Parameters.Select(static each => each.Name));
        Assert.Equal([0.3, 7], first.Arguments.Select(each => each.Evaluate(s_outer.Create([7]))!));
        Assert.False(Assert.Single(first.Conditions).Holds);
        Assert.Equal(2, s_outer.Format);
        Assert.Same(Plan("Prepare").Steps[0].Component, first.Component.Pipeline!().Steps[0].Component);
    }

    [Fact]
    public void The_inner_plan_has_ports()
    {
        PipelinePlan plan = s_outer.Steps[2].Component.Pipeline!();
        Assert.Equal(["trips: Rows<Trip>", "many: Value<bool>"], plan.Inputs.Select(static each => $"{each.Name}: {each.Type.DisplayName}"));
        Assert.Equal(["validate", "split-trips", "train-only"], plan.Steps.Select(static each => each.Name));
        Assert.Equal(new PlanSource(PlanSource.Port, 0), plan.Steps[0].Inputs[0].Sources.Single());
        Assert.Equal(new PlanSource(PlanSource.Port, 1), plan.Steps[0].Conditions.Single().Source);
        Assert.Equal(new PlanSource(PlanSource.Port, 0), plan.Steps[1].Inputs[0].Sources.Single().Fallback!.Source);
        Assert.Equal(["model 2.0", "held 1.2", "all -1.0"], plan.Outputs.Select(static each => $"{each.Info.Name} {each.Source.Step}.{each.Source.Output}"));
        Assert.Equal([false, true, false], plan.Outputs.Select(static each => each.Info.IsHoldout));
    }

    [Fact]
    public void What_the_steps_inside_do_with_an_input_is_its_role()
    {
        Assert.Equal(InputRole.Fitting, Plan("TrainOnly").Inputs[0].Role);
        Assert.Equal(InputRole.Unspecified, Plan("AnnounceAll").Inputs[0].Role);
    }

    [Fact]
    public void A_pipeline_that_is_a_step_is_not_run_by_itself()
    {
        Assert.Null(PipelineCatalog.Find("prepare"));
        Assert.NotNull(PipelineCatalog.Find("outer"));
    }

    [Fact]
    public void A_pipeline_of_another_assembly_is_a_step_as_well()
    {
        Compiled library = Compiled.From(ControlSource.Components + NestedSource.Inner).Clean();
        Compiled user = Compiled.From("using Millrace;\nusing Taxi;\n" + NestedSource.Outer, library.ToReference()).Clean();
        Assert.Equal(s_compiled.Generated("Outer.Pipeline"), user.Generated("Outer.Pipeline"));
    }

    [Fact]
    public void Holdout_data_may_not_come_into_a_pipeline_of_another_assembly_that_learns_from_it()
    {
        string found = Finding("""
            var (train, _, test) = SplitTrips.Step(ReadRows.Step());
            Evaluate.Step(TrainOnly.Step(train), test);
            TrainOnly.Step(test).Named("again");
            """);
        Assert.Equal(
            "Holdout data from 'split-trips/test' flows into the input 'rows' of 'again.fit-features', which is used for fitting: holdout data may only be evaluated, so take other data here",
            found);
    }

    /// <summary>The steps of a pipeline in a library are not known, so nobody can say that one is missing.</summary>
    [Fact]
    public void A_stored_result_of_a_step_in_a_pipeline_of_another_assembly_may_be_there()
    {
        string found = Finding("""
            var rows = ReadRows.Step();
            Validate.Step(Latest.Of<Rows<Trip>>("user/read-rows.read-file").Or(rows));
            Validate.Step(Latest.Of<Rows<Trip>>("user/read-row.read-file").Named("wrong").Or(rows)).Named("again");
            """);
        Assert.Equal("The pipeline 'user' has no step 'read-row.read-file': it has 'latest-read-rows-read-file', 'validate', 'wrong', 'again'", found);
    }

    /// <summary>Define is private, so it may take what fewer see than see the pipeline.</summary>
    [Fact]
    public void Step_is_seen_by_those_who_see_what_flows_in_and_out()
    {
        Compiled compiled = Compiled.From(ControlSource.Components + """
            internal sealed class Part : Artifact<Part>, IArtifact<Part>;
            [Component] internal sealed partial class Make { public Part Run() => new(); }
            [Component] internal sealed partial class Use { public Part Run(Part part) => part; }
            [Pipeline("inner")] public sealed partial class Inner { Handle<Part> Define(Handle<Part> part) => Use.Step(part); }
            [Pipeline("outer")] public sealed partial class Outer { void Define() => Use.Step(Inner.Step(Make.Step())); }
            """).Clean();
        Assert.Contains("internal static global::Millrace.Handle<global::Part> Step(", compiled.Generated("Inner"), StringComparison.Ordinal);
    }

    /// <summary>What is found in a pipeline that uses those of a library.</summary>
    private static string Finding(string define)
    {
        Compiled library = Compiled.From(ControlSource.Components + NestedSource.Inner).Clean();
        string user = $"using Millrace; using Taxi; [Pipeline(\"user\")] public sealed partial class User {{ void Define() {{ {define} }} }}";
        return Assert.Single(Compiled.From(user, library.ToReference()).Diagnostics).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static PipelinePlan Plan(string type) => (PipelinePlan)s_loaded.GetType(type, throwOnError: true)!.GetProperty("Plan")!.GetValue(null)!;
}
