using Millrace.Testing;

namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Conditions, fallbacks and steps that always run; the plans are loaded and asked.</summary>
public sealed class ControlTests
{
    private static readonly Compiled s_compiled = Compiled.From(ControlSource.Components + ControlSource.Pipeline).Clean();
    private static readonly PipelinePlan s_plan = Plan("Control");

    [Fact]
    public void What_is_generated() => Snapshot.Match(s_compiled.Generated("Control"), extension: "cs.txt");

    [Fact]
    public void A_plan_with_control_needs_format_2() => Assert.Equal(2, s_plan.Format);

    [Fact]
    public void Conditions_may_stand_before_and_after_the_name_and_all_count()
    {
        Assert.Equal(["unless check-both.1", "when check-both.0"], Step("repair").Conditions.Select(Text));
        Assert.Equal(["when check.0"], Step("spare").Conditions.Select(Text));
        Assert.Equal(["when check-both.0 or check-both.1"], Step("boosted-trees").Conditions.Select(Text));
        Assert.Empty(Step("split-trips").Conditions);
    }

    [Fact]
    public void What_stands_in_for_a_result_is_a_chain()
    {
        Assert.Equal("repair.0 or read-file.0 or spare.0", Text(Step("split-trips").Inputs[0].Sources.Single()));
        Assert.Equal("boosted-trees.0 or logistic-regression.0", Text(Step("evaluate").Inputs[0].Sources.Single()));
    }

    [Fact]
    public void What_is_stored_is_a_step_however_often_it_is_written()
    {
        Assert.Equal(
            ["champion-tips: champion tips", "before: latest control/boosted-trees", "latest-step: latest other/step/output"],
            s_plan.Steps.Where(static each => each.Reference is not null).Select(static each => $"{each.Name}: {each.Reference!.Kind} {each.Reference.Target}"));
        Assert.Equal("champion-tips.0 or before.0", Text(Step("last").Inputs[0].Sources.Single()));
        Assert.Equal("before.0 or boosted-trees.0 or logistic-regression.0", Text(Step("same").Inputs[0].Sources.Single()));
        ComponentDescriptor component = Step("before").Component;
        Assert.Equal("Model<TipFeatures>", component.Outputs.Single().Type.DisplayName);
        Assert.Empty(component.Inputs);
    }

    [Fact]
    public void Only_what_says_so_always_runs() => Assert.Equal(["tell"], s_plan.Steps.Where(static each => each.RunsAlways).Select(static each => each.Name));

    [Fact]
    public void A_step_comes_after_what_decides_about_it_and_what_stands_in() => Assert.All(s_plan.Steps, static step =>
    {
        int place = s_plan.Steps.IndexOf(step);
        Assert.All(step.Inputs.SelectMany(static each => each.Sources).Concat(step.Conditions.Select(static each => each.Source)), source =>
        {
            for (PlanSource? at = source; at is { } each; at = each.Fallback?.Source)
                Assert.InRange(each.Step, 0, place - 1);
        });
    });

    [Fact]
    public void A_view_applies_to_all_that_stands_in()
    {
        PipelinePlan plan = Load("""
            using Millrace;
            using Millrace.Data;

            [Schema] public partial record struct Base { [Column("a")] public float A { get; init; } }
            [Schema(From = typeof(Base))] public partial record struct Full { [Column("c")] public float C { get; init; } }
            [Component] public sealed partial class Make { public Dataset<Full> Run() => null!; }
            [Component] public sealed partial class Use { public Dataset<Base> Run(Dataset<Base> rows) => rows; }

            [Pipeline("views-of-both")]
            public sealed partial class Views
            {
                void Define() => Use.Step(Make.Step().Named("one").Or(Make.Step().Named("two")).AsBase());
            }
            """, "Views");
        PlanSource source = plan.Steps[^1].Inputs[0].Sources.Single();
        Assert.Equal("AsBase, AsBase", $"{source.ViewName}, {source.Fallback!.Source.ViewName}");
        Assert.NotNull(source.Fallback.Source.View);
    }

    /// <summary>The program's own methods of these names on other things stay what they are.</summary>
    [Fact]
    public void Other_methods_of_these_names_are_values()
    {
        PipelinePlan plan = Load(TaxiSource.Components + """
            public static class Texts { public static string When(this string text, bool says) => says ? text : ""; public static string Or(this string text, string other) => text + other; }

            [Pipeline("other-methods")]
            public sealed partial class TextsOnly
            {
                void Define() => ReadFile<Trip>.Step("a".When(true).Or("b"));
            }
            """, "TextsOnly");
        Assert.Equal(1, plan.Format);
        Assert.Equal("ab", plan.Steps[0].Arguments.Single().Evaluate(plan.Create([])));
    }

    private static PlanStep Step(string name) => s_plan.Steps.Single(each => each.Name == name);

    private static string Text(PlanCondition condition) => $"{(condition.Holds ? "when" : "unless")} {Text(condition.Source)}";

    private static string Text(PlanSource source) =>
        $"{s_plan.Steps[source.Step].Name}.{source.Output}{(source.Fallback is { } other ? $" or {Text(other.Source)}" : "")}";

    private static PipelinePlan Plan(string type) => (PipelinePlan)s_compiled.Load().GetType(type, throwOnError: true)!.GetProperty("Plan")!.GetValue(null)!;

    private static PipelinePlan Load(string source, string type) =>
        (PipelinePlan)Compiled.From(source).Clean().Load().GetType(type, throwOnError: true)!.GetProperty("Plan")!.GetValue(null)!;
}
