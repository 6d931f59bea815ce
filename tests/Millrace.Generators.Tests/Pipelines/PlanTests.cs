namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Generated plans are loaded and asked.</summary>
public sealed class PlanTests
{
    [Fact]
    public void A_plan_has_steps_edges_and_arguments()
    {
        PipelinePlan plan = Plan(TaxiSource.Components + TaxiSource.Pipeline.Replace("chicago-taxi", "plan-tests", StringComparison.Ordinal), "TaxiPipeline");
        Assert.Equal(
            ["read-file", "validate", "split-trips", "fit-features", "boosted-trees", "logistic-regression", "pick-best", "evaluate", "bless", "register", "tell-all"],
            plan.Steps.Select(static each => each.Name));
        Assert.Equal("ReadFile<Trip>", TypeNames.Display(plan.Steps[0].Component.Type));
        Assert.Equal((PlanSource[])[new PlanSource(4, 0), new PlanSource(5, 0)], plan.Steps[6].Inputs[1].Sources.ToArray());
        Assert.Equal(["evaluate", "bless", "register", "tell-all"], plan.Steps.Where(static each => each.SeesHoldout).Select(static each => each.Name));

        object pipeline = plan.Create(["trips.csv", 21]);
        Assert.Equal("trips.csv", plan.Steps[0].Arguments.Single().Evaluate(pipeline));
        Assert.Equal(0.25, plan.Steps[2].Arguments.Single().Evaluate(pipeline));
        Assert.Equal([("twice", 42), ("MathF.Sqrt(2)", (object)MathF.Sqrt(2))], plan.Steps[4].Arguments.Select(each => (each.Text, each.Evaluate(pipeline)!)));
        Assert.Same(plan, PipelineCatalog.Find("plan-tests"));
    }

    [Fact]
    public void Variables_may_get_tuples_and_get_their_values_later()
    {
        PipelinePlan plan = Plan(TaxiSource.Components + """
            [Pipeline("tuples")]
            public sealed partial class Tuples
            {
                [Parameter] public int Trees { get; init; } = 5;

                void Define()
                {
                    var (one, two) = (ReadFile<Trip>.Step("1.csv").Named("one"), ReadFile<Trip>.Step("2.csv").Named("two"));
                    (one, two) = (two, one);
                    var parts = (First: SplitTrips.Step(one), Rows: two, Count: Trees * 2, Name: "end");
                    var (_, features) = (1, FitFeatures<Trip, TipFeatures>.Step(parts.First.Train));
                    (long small, var rate) = (3, 1 / 4f);
                    var (folder, share) = ("data", 0.3);
                    Handle<Model<TipFeatures>> model;
                    int depth, last;
                    model = BoostedTrees.Step(parts.Rows, features, trees: parts.Count, rate).Named("first");
                    var before = model;
                    depth = 4;
                    (last, string word) = (depth + 1, "x");
                    foreach (int each in new[] { 7, 8 })
                    {
                        depth = each;
                        model = BoostedTrees.Step(two, features, trees: depth + last + (int)small).Named($"{word}-{each}");
                    }

                    (parts, var again) = ((SplitTrips.Step(parts.First.Tune, share).Named("again"), parts.Rows, 1, "z"), folder);
                    PickBest.Step(parts.First.Item1, [before, model]).Named(again + "-end");
                    return;
                }
            }
            """, "Tuples");
        Assert.Equal(["one", "two", "split-trips", "fit-features", "first", "x-7", "x-8", "again", "data-end"], plan.Steps.Select(static each => each.Name));
        Assert.Equal((PlanSource[])[new PlanSource(1, 0)], plan.Steps[2].Inputs[0].Sources.ToArray());
        Assert.Equal((PlanSource[])[new PlanSource(0, 0)], plan.Steps[4].Inputs[0].Sources.ToArray());
        Assert.Equal((PlanSource[])[new PlanSource(4, 0), new PlanSource(6, 0)], plan.Steps[8].Inputs[1].Sources.ToArray());
        Assert.Equal((PlanSource[])[new PlanSource(7, 0)], plan.Steps[8].Inputs[0].Sources.ToArray());
        object pipeline = plan.Create([21]);
        Assert.Equal([42, 0.25f], plan.Steps[4].Arguments.Select(each => each.Evaluate(pipeline)!));
        Assert.Equal(16, plan.Steps[6].Arguments.Single().Evaluate(pipeline));
        Assert.Equal(0.3, plan.Steps[7].Arguments.Single().Evaluate(pipeline));
    }

    [Fact]
    public void Everything_that_Define_may_hold()
    {
        PipelinePlan plan = Plan(TaxiSource.Components + """
            namespace Settings
            {
                public static class Defaults { public const double Share = 0.3; public static string Folder(string name) => "data/" + name; }
                public enum Size { Small = 5, Large = 50 }
            }

            #pragma warning disable MR0322, MR0325, MR0326 // All forms are tried, also those that are seldom meant.
            namespace Mine
            {
                using Settings;
                using Trees = Taxi.BoostedTrees<Trip, TipFeatures>;

                /// <summary>All forms.</summary>
                [Pipeline("all-forms")]
                internal sealed partial class AllForms
                {
                    [Parameter] public required string Name { get; init; }
                    [Parameter] public IReadOnlyList<double> Shares { get; init; } = [0.1, 0.2];

                    private static int Twice(int x) => x * 2;

                    void Define()
                    {
                        const string suffix = ".csv";
                        string file = $"{Name}{suffix}", other = this.Name;
                        Handle<Rows<Trip>> rows = (ReadFile<Trip>.Step(path: Defaults.Folder(file))).Named("read");
                        _ = ReadFile<Trip>.Step(other);
                        var parts = global::Taxi.SplitTrips.Step(Validate.Step<Trip>(rows).Valid, Shares[0])!;
                        (var train, _, Handle<Rows<Trip>> test) = SplitTrips.Step(testFraction: Defaults.Share, trips: parts.Item1).Named("split" + "-again");
                        {
                            var features = Taxi.FitFeatures.Step<Trip, TipFeatures>(train);
                            var small = Trees.Step(train, features, trees: (int)Size.Small);
                            var large = Trees.Step(train, features, Twice((int)Size.Large), (float)Shares.Max()).Named("large");
                            Handle<Model<TipFeatures>>[] both = [small, large];
                            PickBest.Step(parts.Tune, both).Named("one");
                            PickBest.Step(parts.Tune, [.. both, small]).Named("two");
                            PickBest.Step(parts.Tune, new[] { large }).Named("three");
                            PickBest.Step(parts.Tune, small, large, small).Named("four");
                            PickBest<Trip, TipFeatures>.Step(parts.Tune).Named("five");
                        };
                    }
                }
            }
            """, "Mine.AllForms");
        Assert.Equal(
            ["read", "read-file", "validate", "split-trips", "split-again", "fit-features", "boosted-trees", "large", "one", "two", "three", "four", "five"],
            plan.Steps.Select(static each => each.Name));
        Assert.Equal(["0.0", "", "0.0", "2.0", "3.0"], plan.Steps.Take(5).Select(Sources).Select(static (each, i) => i is 0 ? "0.0" : each));
        Assert.Equal(["6.0 7.0", "6.0 7.0 6.0", "7.0", "6.0 7.0 6.0", ""], plan.Steps.Skip(8).Select(static each => string.Join(' ', each.Inputs[1].Sources.Select(source => $"{source.Step}.{source.Output}"))));

        object pipeline = plan.Create(["trips", new[] { 0.4, 0.5 }]);
        Assert.Equal(
            ["data/trips.csv", "trips", 0.4, 0.3, 5, 100, 0.5f],
            plan.Steps.SelectMany(static each => each.Arguments).Select(each => each.Evaluate(pipeline)));
        Assert.Null(plan.Parameters[0].Default);
        Assert.Equal("All forms.", plan.Summary);

        static string Sources(PlanStep step) => string.Join(' ', step.Inputs.SelectMany(static each => each.Sources).Select(static each => $"{each.Step}.{each.Output}"));
    }

    /// <summary>What extends a type is found by a using directive, which the plan has not.</summary>
    [Fact]
    public void Extensions_mean_the_same_in_a_plan()
    {
        PipelinePlan plan = Plan(TaxiSource.Components + """
            namespace Settings
            {
                public static class Texts
                {
                    public static string Twice(this string text, string between = "") => text + between + text;
                    public static T Or<T>(this T? text, T other) where T : class => text ?? other;

                    extension(string text)
                    {
                        public string Folder => text + "/folder";
                        public string In(string folder) => folder + "/" + text;
                        public static string Home => "home";
                        public static string Of(int number) => "n" + number;
                    }

                    extension<T>(IEnumerable<T> items)
                    {
                        public int Number => items.Count();
                        public string Joined<U>(U with) => string.Join(with!.ToString(), items);
                    }
                }
            }

            namespace Mine
            {
                using Settings;

                [Pipeline("extended")]
                public sealed partial class Extended
                {
                    [Parameter] public string Name { get; init; } = "x";
                    [Parameter] public IReadOnlyList<int> Sizes { get; init; } = [1, 2];

                    void Define()
                    {
                        var folder = Name.Folder;
                        ReadFile<Trip>.Step(folder.In("a")).Named("a");
                        ReadFile<Trip>.Step($"{this.Name.Twice(between: "-").Folder.Length}").Named("b");
                        ReadFile<Trip>.Step(string.Home + string.Of(Sizes.Number)).Named("c");
                        ReadFile<Trip>.Step(Sizes.Joined(';').Or<string>("none")).Named("d");
                        ReadFile<Trip>.Step(Sizes.Joined<int, char>('-')).Named("e");
                    }
                }
            }
            """, "Mine.Extended");
        object pipeline = plan.Create(["f", new[] { 3, 4, 5 }]);
        Assert.Equal(["a/f/folder", "10", "homen3", "3;4;5", "3-4-5"], plan.Steps.SelectMany(static each => each.Arguments).Select(each => each.Evaluate(pipeline)));
    }

    /// <summary>Where an extension has no static form, it is named.</summary>
    [Theory]
    [InlineData("Name?.[|Twice|]()!", "the extension Twice")]
    [InlineData("Name?.[|Folder|]!", "the extension Folder")]
    [InlineData("Name is { [|Folder|]: \"x\" } ? \"y\" : \"z\"", "the extension Folder")]
    [InlineData("(Numbers [|+|] Numbers).ToString()!", "the extension operator +")]
    [InlineData("List<int>.[|None|].Count.ToString()", "the extension None")]
    [InlineData("Name.[|Hidden|]()", "the extension Hidden")]
    public void An_extension_without_a_static_form_is_no_value(string value, string what)
    {
        const string Settings = """
            namespace Settings
            {
                public static class Texts
                {
                    public static string Twice(this string text) => text + text;
                    extension(string text) { public string Folder => text + "/folder"; }
                    extension<T>(List<T>) { public static List<T> None => []; }
                    extension(List<int>) { public static List<int> operator +(List<int> left, List<int> right) => left; }
                }
                file static class Local { public static string Hidden(this string text) => text; }
            }
            """;
        Marked.Check(
            TaxiSource.Components + Settings,
            $$"""
            namespace Settings
            {
                [Pipeline("p")] public sealed partial class P
                {
                    [Parameter] public string Name { get; init; } = "x";
                    public static List<int> Numbers => [];
                    void Define() => ReadFile<Trip>.Step({{value}});
                }
            }
            """,
            "MR0317",
            $"The value of 'path' uses {what}, which is not known before the run: use constants, [Parameter] properties, static members and variables that hold such values");
    }

    [Fact]
    public void A_list_may_be_given_with_parameters_and_item_by_item()
    {
        PipelinePlan plan = Plan(TaxiSource.Components + """
            [Component] public sealed partial class Blend { [Parameter] public int Weight { get; init; } = 1; public Rows<Trip> Run(IReadOnlyList<Rows<Trip>> rows) => rows[0]; }
            [Component] public sealed partial class Strict { [Parameter] public required int Weight { get; init; } public Rows<Trip> Run(IReadOnlyList<Rows<Trip>> rows) => rows[0]; }

            #pragma warning disable MR0326 // No item is a form as well.
            [Pipeline("lists")]
            public sealed partial class Lists
            {
                void Define()
                {
                    var a = ReadFile<Trip>.Step("a");
                    var b = ReadFile<Trip>.Step("b").Named("b");
                    Blend.Step(a, b).Named("items");
                    Blend.Step([b, a]).Named("list");
                    Blend.Step([a, b], weight: 2).Named("named");
                    Blend.Step([a, b], 3).Named("positional");
                    Blend.Step(weight: 4, rows: [b]).Named("swapped");
                    Blend.Step().Named("none");
                    Strict.Step([a], 5);
                }
            }
            """, "Lists");
        Assert.Equal(["0 1", "1 0", "0 1", "0 1", "1", "", "0"], plan.Steps.Skip(2).Select(static each => string.Join(' ', each.Inputs.Single().Sources.Select(static source => source.Step))));
        Assert.Equal([2, 3, 4, 5], plan.Steps.Skip(2).SelectMany(static each => each.Arguments).Select(each => each.Evaluate(plan.Create([]))));
    }

    [Fact]
    public void A_dataset_is_seen_through_the_schemas_it_derives_from()
    {
        PipelinePlan plan = Plan("""
            using Millrace;
            using Millrace.Data;

            [Schema] public partial record struct Base { [Column("a")] public float A { get; init; } }
            [Schema(From = typeof(Base))] public partial record struct Open { [Column("b")] public float B { get; init; } }
            [Schema(From = typeof(Open))] public partial record struct Full { [Column("c")] public float C { get; init; } }
            [Component] public sealed partial class Make { public Dataset<Full> Run() => Dataset.Of(new Full { A = 1, B = 2, C = 3 }); }
            [Component] public sealed partial class Use { public void Run(Dataset<Base> rows) { } }

            [Pipeline("views")]
            public sealed partial class Views
            {
                void Define()
                {
                    var full = Make.Step();
                    Use.Step(full.AsBase()).Named("direct");
                    var open = full.AsOpen();
                    Use.Step(open.AsBase()).Named("chained");
                }
            }
            """, "Views");
        PlanSource direct = plan.Steps[1].Inputs[0].Sources[0];
        PlanSource chained = plan.Steps[2].Inputs[0].Sources[0];
        Assert.Equal(("AsBase", "AsOpen.AsBase"), (direct.ViewName, chained.ViewName));
        object rows = plan.Type.Assembly.GetType("Make")!.GetMethod("Run")!.Invoke(Activator.CreateInstance(plan.Type.Assembly.GetType("Make")!), null)!;
        Assert.Equal("Dataset<Base>", TypeNames.Display(direct.View!(rows).GetType()));
        Assert.Equal("Dataset<Base>", TypeNames.Display(chained.View!(rows).GetType()));
    }

    /// <summary>C# finds the type of such arguments from the parameter, which is known only when Step is generated.</summary>
    [Fact]
    public void Values_may_take_their_type_from_the_parameter()
    {
        PipelinePlan plan = Plan("""
            using Millrace;

            public enum Size { Small, Large }
            [Component] public sealed partial class Use
            {
                [Parameter] public IReadOnlyList<int> Numbers { get; init; } = [7];
                [Parameter] public DateOnly Day { get; init; }
                [Parameter] public Guid Id { get; init; }
                [Parameter] public double? Maybe { get; init; }
                [Parameter] public Size Size { get; init; }
                [Parameter] public string? Text { get; init; }
                public void Run() { }
            }

            [Pipeline("values")]
            public sealed partial class Values
            {
                [Parameter] public bool Flag { get; init; } = true;
                [Parameter] public IReadOnlyList<int> More { get; init; } = [3, 4];

                void Define()
                {
                    var xs = new[] { 5, 6 };
                    Use.Step(numbers: [1, 2]).Named("a");
                    Use.Step(numbers: []).Named("b");
                    Use.Step(numbers: [.. xs]).Named("c");
                    Use.Step(numbers: [.. More, 9]).Named("d");
                    Use.Step(day: new(2020, 1, 3)).Named("e");
                    Use.Step(id: new()).Named("f");
                    Use.Step(maybe: default).Named("g");
                    Use.Step(maybe: Flag ? 0.5 : null).Named("h");
                    Use.Step(maybe: null, text: default).Named("i");
                    Use.Step(size: Flag switch { true => Size.Large, _ => default }).Named("j");
                    Use.Step(maybe: (3), day: new DateOnly(2021, 1, 1), numbers: ([8])).Named("k");
                    Use.Step(numbers: new List<int> { 1, 1 }).Named("l");
                }
            }
            """, "Values");
        object pipeline = plan.Create([false, new[] { 3, 4 }]);
        Assert.Equal(
            ["1,2", "", "5,6", "3,4,9", "2020-01-03", Guid.Empty.ToString(), "", "", "", "", "Small", "8", "2021-01-01", "3", "1,1"],
            plan.Steps.SelectMany(static each => each.Arguments).Select(each => Text(each.Evaluate(pipeline))));

        static string Text(object? value) => value is IReadOnlyList<int> list ? string.Join(',', list)
            : value is DateOnly day ? day.ToString("o", System.Globalization.CultureInfo.InvariantCulture)
            : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    [Fact]
    public void The_text_of_a_value_holds_no_comments()
    {
        PipelinePlan plan = Plan("""
            using Millrace;

            [Component] public sealed partial class Use { [Parameter] public double X { get; init; } public void Run() { } }
            [Pipeline("texts-of-values")]
            public sealed partial class Texts
            {
                [Parameter] public int Count { get; init; } = 2;
                void Define()
                {
                    Use.Step(/* the sum */ Count+ // of two
                        0.5 /* and a half */).Named("sum");
                    Use.Step(Count > 1 ? Math.Max(Count, -1) : 2).Named("choice");
                }
            }
            """, "Texts");
        Assert.Equal(["Count + 0.5", "Count > 1 ? Math.Max(Count, -1) : 2"], plan.Steps.Select(static each => each.Arguments.Single().Text));
    }

    [Fact]
    public void A_list_may_be_empty()
    {
        PipelinePlan plan = Plan(TaxiSource.Components + """
            [Pipeline("empty-list")]
            public sealed partial class EmptyList
            {
                void Define() => PickBest<Trip, TipFeatures>.Step(ReadFile<Trip>.Step("a"), []);
            }
            """, "EmptyList");
        Assert.Empty(plan.Steps[1].Inputs[1].Sources);
    }

    private static PipelinePlan Plan(string source, string type) =>
        (PipelinePlan)Compiled.From(source).Clean().Load().GetType(type)!.GetProperty("Plan")!.GetValue(null)!;
}
