using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Loops over constants are unrolled; the plans are loaded and asked.</summary>
public sealed class LoopTests
{
    private static readonly PipelinePlan s_plan = Plan(TaxiSource.Components + LoopSource.Pipeline, "Loops");

    [Fact]
    public void A_step_is_made_in_every_turn_and_named_by_it() => Assert.Equal(
        [
            "read-file", "clean-1", "clean-2", "clean-last", "fit-features", "trees-small", "trees-large", "depth-03-6", "depth-08-16", "depth-09-18",
            "size-small-s", "size-largeones-l", "slow", "fast", "x1", "x2", "y1", "y2", "read-b", "check-first", "check-second", "of-models", "of-pairs",
        ],
        s_plan.Steps.Select(static each => each.Name).ToArray());

    [Fact]
    public void A_variable_that_is_assigned_chains_the_steps()
    {
        Assert.Equal(["0.0", "1.0", "2.0", "3.0"], s_plan.Steps.Skip(1).Take(4).Select(static each => Sources(each.Inputs[0])));
        Assert.Equal(["3.0", "18.0"], s_plan.Steps.Skip(19).Take(2).Select(static each => Sources(each.Inputs[0])));
    }

    [Fact]
    public void Results_are_collected_in_the_order_of_the_turns()
    {
        Assert.Equal("5.0 6.0 7.0 8.0 9.0 10.0 11.0 12.0 13.0", Sources(s_plan.Steps[21].Inputs[1]));
        Assert.Equal("14.0 15.0 16.0 17.0 14.0 15.0 16.0 17.0", Sources(s_plan.Steps[22].Inputs[1]));
    }

    [Fact]
    public void Values_follow_the_turn_and_the_parameters()
    {
        object pipeline = s_plan.Create([7]);
        Assert.Equal(
            ["30", "80", "13 0.3", "23 0.8", "25 0.9", "5", "50", "0.1", "1", "1", "2", "1", "2"],
            s_plan.Steps.Skip(5).Take(13).Select(step => string.Join(' ', step.Arguments.Select(each => Convert.ToString(each.Evaluate(pipeline), CultureInfo.InvariantCulture)))));
    }

    [Fact]
    public void A_list_may_be_empty()
    {
        PipelinePlan plan = Plan(TaxiSource.Components + """
            [Pipeline("empty")]
            public sealed partial class Empty
            {
                void Define()
                {
                    List<Handle<Model<TipFeatures>>> models = new();
                    var rows = ReadFile<Trip>.Step("a.csv");
                    foreach (int each in new int[] { })
                        models.Add(BoostedTrees.Step(rows, FitFeatures<Trip, TipFeatures>.Step(rows), each).Named($"trees-{each}"));
                    PickBest.Step(rows, models.ToArray());
                }
            }
            """, "Empty");
        Assert.Equal(["read-file", "pick-best"], plan.Steps.Select(static each => each.Name));
        Assert.Empty(plan.Steps[1].Inputs[1].Sources);
    }

    [Theory]
    [InlineData("new string[0]", "no-turn-1")]
    [InlineData("Array.Empty<string>()", "no-turn-2")]
    [InlineData("Enumerable.Empty<string>()", "no-turn-3")]
    [InlineData("new List<string>()", "no-turn-4")]
    [InlineData("[.. new string[0], .. s_none]", "no-turn-5")]
    public void An_empty_list_makes_no_turn(string list, string name)
    {
        PipelinePlan plan = Plan(TaxiSource.Components + $$"""
            [Pipeline("{{name}}")]
            public sealed partial class Empty
            {
                private static readonly string[] s_none = Array.Empty<string>();

                void Define()
                {
                    IEnumerable<string> all = {{list}};
                    foreach (string each in all)
                        ReadFile<Trip>.Step(each);
                    var rows = ReadFile<Trip>.Step("a.csv");
                    PickBest<Trip, TipFeatures>.Step(rows, new Handle<Model<TipFeatures>>[0]).Named("first");
                    PickBest<Trip, TipFeatures>.Step(rows, Array.Empty<Handle<Model<TipFeatures>>>()).Named("second");
                }
            }
            """, "Empty");
        Assert.Equal(["read-file", "first", "second"], plan.Steps.Select(static each => each.Name));
    }

    /// <summary>All values of an enumeration come in the order of Enum.GetValues, a text is its letters.</summary>
    [Theory]
    [InlineData("var each", "Enum.GetValues<Grade>()", "step-Low step-High step-Below", "grades")]
    [InlineData("Grade each", "s_grades", "step-Low step-High step-Below", "grades-of-a-field")]
    [InlineData("char each", "\"ab\" + Last", "step-a step-b step-c", "letters")]
    [InlineData("var each", "Word", "step-o step-k", "letters-of-a-constant")]
    public void A_loop_runs_over_values_that_C_sharp_knows(string variable, string list, string steps, string pipeline)
    {
        PipelinePlan plan = Plan(TaxiSource.Components + $$"""
            public enum Grade { Low = 1, Below = -1, High = 2 }
            [Component] public sealed partial class Take { [Parameter] public string Text { get; init; } = ""; public void Run() { } }
            [Pipeline("{{pipeline}}")]
            public sealed partial class Known
            {
                private const string Last = "c";
                private const string Word = "ok";
                private static readonly Grade[] s_grades = Enum.GetValues<Grade>();

                void Define()
                {
                    foreach ({{variable}} in {{list}}) Take.Step($"step-{each}").Named($"x{each}".ToLowerInvariant());
                }
            }
            """, "Known");
        object known = plan.Create([]);
        Assert.Equal(steps, string.Join(' ', plan.Steps.Select(each => each.Arguments.Single().Evaluate(known))));
    }

    /// <summary>Names may be made of the loop's constants.</summary>
    [Theory]
    [InlineData("var n", "new[] { 0.5, 1 }", "step-half step-one", "names-of-a-switch", "var each = n switch { 0.5 or 7 => \"half\", 1 => \"one\", _ => \"none\" };")]
    [InlineData("byte n", "new byte[] { 1, 2 }", "step-one step-more", "names-of-a-switch-of-bytes", "var each = n switch { 1 => \"one\", _ => \"more\" };")]
    [InlineData("var n", "new[] { \" 0.5 \", \"x_1\" }", "step-0-5 step-x-1", "names-of-methods", "var each = n.Trim().Replace('.', '-').Replace(\"_\", \"-\");")]
    [InlineData("var n", "new[] { \"abc\", \"xyz\" }", "step-bc step-yz", "names-of-parts", "var each = n.Substring(1, 1) + n.Substring(2);")]
    public void A_name_is_computed_from_constants(string variable, string list, string steps, string pipeline, string name)
    {
        PipelinePlan plan = Plan($$"""
            using Millrace;
            [Component] public sealed partial class Take { public void Run() { } }
            [Pipeline("{{pipeline}}")]
            public sealed partial class Known { void Define() { foreach ({{variable}} in {{list}}) { {{name}} Take.Step().Named("step-" + each); } } }
            """, "Known");
        Assert.Equal(steps, string.Join(' ', plan.Steps.Select(static each => each.Name)));
    }

    [Fact]
    public void A_thousand_turns_make_a_thousand_steps()
    {
        PipelinePlan plan = Plan("""
            using Millrace;
            [Component] public sealed partial class Done { [Parameter] public int X { get; init; } public void Run() { } }
            [Pipeline("long")]
            public sealed partial class Long
            {
                void Define()
                {
                    int[] ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
                    foreach (var a in ten)
                        foreach (var b in ten)
                            foreach (var c in ten)
                                Done.Step().Named($"done-{a}-{b}-{c}");
                }
            }
            """, "Long");
        Assert.Equal(1000, plan.Steps.Length);
    }

    /// <summary>What a pipeline writes into texts is the same everywhere, also where only the run knows the value.</summary>
    /// <summary>A variable computes without overflow checks, and so does the constant in its place.</summary>
    [Fact]
    public void Numbers_of_a_loop_are_computed_as_C_sharp_computes_variables()
    {
        PipelinePlan plan = Plan("""
            using Millrace;
            [Component] public sealed partial class Use { [Parameter] public int X { get; init; } [Parameter] public byte Small { get; init; } public void Run() { } }
            [Pipeline("numbers")]
            public sealed partial class Numbers
            {
                [Parameter] public int Rate { get; init; }
                void Define()
                {
                    var list = new[] { int.MaxValue, 300 };
                    var same = list;
                    foreach (var each in same)
                        Use.Step(each * 2, (byte)each).Named($"use-{each}");
                    foreach (var each in same)
                        Use.Step(each * 2 + Rate).Named($"more-{each}");
                }
            }
            """, "Numbers");
        Assert.Equal(["-2 255", "600 44", "-2", "600"], plan.Steps.Select(step => string.Join(' ', step.Arguments.Select(each => each.Evaluate(plan.Create([0]))))));
    }

    [Fact]
    public void Components_of_another_assembly_are_looped_over_as_well()
    {
        Compiled library = Compiled.From(TaxiSource.Components).Clean();
        Compiled compiled = Compiled.From("using Millrace;\nusing Taxi;\n" + LoopSource.Pipeline, library.ToReference());
        Assert.Equal(Compiled.From(TaxiSource.Components + LoopSource.Pipeline).Generated("Loops"), compiled.Clean().Generated("Loops"));
    }

    [Theory]
    [InlineData("public static readonly int[] All = { 4, 5 };")]
    [InlineData("public static readonly int[] All = new[] { 4, 5 };")]
    [InlineData("public static readonly List<int> All = new() { 4, 5 };")]
    [InlineData("public static readonly IReadOnlyList<int> All = [4, 5];")]
    public void A_list_may_be_written_in_any_way_that_keeps_its_items(string field)
    {
        string source = $"using System.Collections.Generic; using Millrace; [Component] public sealed partial class Use {{ [Parameter] public int X {{ get; init; }} public void Run() {{ }} }} public static class Near {{ {field} }} [Pipeline(\"near\")] public sealed partial class UseNear {{ void Define() {{ foreach (var each in Near.All) Use.Step(each).Named($\"use-{{each}}\"); }} }}";
        string plan = Compiled.From(source).Clean().Generated("UseNear");
        Assert.Contains("\"use-4\"", plan, StringComparison.Ordinal);
        Assert.Contains("\"use-5\"", plan, StringComparison.Ordinal);
    }

    /// <summary>What a referenced assembly puts into its fields at run time cannot be read; its constants can.</summary>
    [Fact]
    public void Constants_of_another_assembly_may_be_items_and_its_lists_not()
    {
        const string Library = "public static class Far { public const int Depth = 4; public static readonly int[] Depths = [1]; }";
        const string Start = "using Millrace; [Component] public sealed partial class Use { [Parameter] public int X { get; init; } public void Run() { } } [Pipeline(\"far\")] public sealed partial class UseFar { void Define() { foreach (var each in ";
        const string End = ") Use.Step(each).Named($\"use-{each}\"); } }";
        MetadataReference library = Compiled.From(Library).Clean().ToReference();
        Assert.Contains("\"use-4\"", Compiled.From(Start + "new[] { Far.Depth }" + End, library).Clean().Generated("UseFar"), StringComparison.Ordinal);
        Assert.Equal(["MR0331"], Compiled.From(Start + "Far.Depths" + End, library).Diagnostics.Select(static each => each.Id));
    }

    [Fact]
    public void Texts_depend_on_no_culture()
    {
        PipelinePlan plan = Plan("""
            using Millrace;
            [Component] public sealed partial class Use { [Parameter] public string Text { get; init; } = ""; public void Run() { } }
            [Pipeline("texts")]
            public sealed partial class Texts
            {
                [Parameter] public double Rate { get; init; } = 0.5;
                void Define()
                {
                    Use.Step(text: $"rate {Rate:0.00} of {Rate}");
                    foreach (var (name, each) in new[] { ("a", 1.5), ("b", 2) })
                        Use.Step($"{each} {each + 0.25} {name,3}{Rate}").Named(name);
                }
            }
            """, "Texts");
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(["rate 0.50 of 0.5", "1.5 1.75   a0.5", "2 2.25   b0.5"], plan.Steps.Select(each => each.Arguments.Single().Evaluate(plan.Create([0.5]))));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Expressions_over_parameters_are_computed_when_the_run_begins()
    {
        PipelinePlan plan = Plan("""
            using Millrace;
            public static class Scale { public static int Up(int x, int by = 3) => x * by; }
            [Component] public sealed partial class Use
            {
                [Parameter] public long Long { get; init; }
                [Parameter] public double? Maybe { get; init; }
                [Parameter] public string Text { get; init; } = "";
                [Parameter] public IReadOnlyList<int> All { get; init; } = [];
                public void Run() { }
            }
            [Pipeline("expressions")]
            public sealed partial class Expressions
            {
                [Parameter] public int Count { get; init; } = 2;
                [Parameter] public string? Name { get; init; }

                void Define()
                {
                    var more = Count + 1;
                    var label = Name ?? "none";
                    Use.Step(more * 2L - Count / 2).Named("arithmetic");
                    Use.Step(maybe: Count).Named("conversion");
                    Use.Step(maybe: Count > 5 ? Count : null, text: Count > 5 ? "many" : $"few: {label.ToUpperInvariant()}").Named("conditional");
                    Use.Step(Scale.Up(more) + Scale.Up(by: Count, x: 1), text: nameof(Count) + label[0] + (Name?.Length ?? -1)).Named("calls");
                    foreach (int each in new[] { 1, 10 })
                        Use.Step(each * more, all: [each, Count, .. new[] { each }]).Named($"loop-{each}");
                }
            }
            """, "Expressions");
        Assert.Equal(
            ["5", "2", " few: NONE", "11 Countn-1", "3 1,2,1", "30 10,2,10"],
            plan.Steps.Select(step => string.Join(' ', step.Arguments.Select(each => each.Evaluate(plan.Create([2, null]))).Select(static value => value is IReadOnlyList<int> list ? string.Join(',', list) : Convert.ToString(value, CultureInfo.InvariantCulture)))));
    }

    [Fact]
    public void One_mistake_in_a_loop_is_told_once() =>
        Marked.Check(TaxiSource.Components, """
            [Pipeline("p")]
            public sealed partial class P
            {
                void Define()
                {
                    var rows = ReadFile<Trip>.Step("a");
                    foreach (int each in new[] { 1, 2, 3 })
                        SplitTrips.Step(rows, each > 2 ? 0.2 : [|Other|]).Named($"split-{each}");
                }

                private double Other => 0.3;
            }
            """, "MR0317", null);

    private static string Sources(PlanInput input) => string.Join(' ', input.Sources.Select(static each => $"{each.Step}.{each.Output}"));

    private static PipelinePlan Plan(string source, string type) =>
        (PipelinePlan)Compiled.From(source).Clean().Load().GetType(type)!.GetProperty("Plan")!.GetValue(null)!;
}
