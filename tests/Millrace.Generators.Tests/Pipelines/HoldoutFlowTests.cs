namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Holdout data that tries to reach fitting, training or choosing by every way that Define and components have.</summary>
public sealed class HoldoutFlowTests
{
    private const string Components = TaxiSource.Components + """
        [Component] public sealed partial class Merge { public Rows<Trip> Run(IReadOnlyList<Rows<Trip>> rows) => rows[0]; }
        [Component] public sealed partial class Join { public Rows<Trip> Run(Rows<Trip> left, [ForEvaluation] Rows<Trip> right) => left; }
        [Component] public sealed partial class Same<T> where T : class, IArtifact<T> { public T Run(T value) => value; }
        [Component] public sealed partial class Mean { public Report Run([ForEvaluation] Rows<Trip> rows) => new(); }
        [Component] public sealed partial class Train { public Model<TipFeatures> Run([ForTraining] Rows<Trip> train) => new(); }
        [Component] public sealed partial class TrainWith { public Model<TipFeatures> Run([ForTraining] Rows<Trip> train, Report hint) => new(); }
        [Component] public sealed partial class Clean { public Rows<Trip> Run(Rows<Trip> rows, Report hint) => rows; }
        [Component] public sealed partial class Average { public Report Run(IReadOnlyList<Evaluation> all) => new(); }
        [Component] public sealed partial class Tune { public Report Run([ForChoosing] Report report) => report; }
        [Component] public sealed partial class Choose { public Model<TipFeatures> Run(Model<TipFeatures> a, Model<TipFeatures> b, [ForChoosing] Evaluation verdict) => a; }

        public sealed class Bundle : Artifact<Bundle>, IArtifact<Bundle> { public Model<TipFeatures>? Model { get; init; } }
        public sealed class Bundles : Artifact<Bundles>, IArtifact<Bundles> { public IReadOnlyList<Parts> All { get; init; } = []; public sealed record Parts(int Number, Model<TipFeatures> Model); }
        public sealed class Heir : Middle<Heir>, IArtifact<Heir>;
        public abstract class Middle<T> : Artifact<T> where T : class, new() { public Fitted<TipFeatures>? Features { get; init; } }
        public sealed class Card : Artifact<Card>, IArtifact<Card> { public static Model<TipFeatures>? Last { get; set; } public string Path { get; init; } = ""; }
        [Component] public sealed partial class Pack { public Bundle Run(Rows<Trip> rows) => new(); }
        [Component] public sealed partial class PackAll { public Bundles Run(Rows<Trip> rows) => new(); }
        [Component] public sealed partial class Inherit { public Heir Run(Rows<Trip> rows) => new(); }
        [Component] public sealed partial class Describe { public Card Run(Model<TipFeatures> model, [ForEvaluation] Rows<Trip> rows) => new(); }

        public abstract class Trainer { public abstract Report Run([ForTraining] Rows<Trip> train); }
        [Component] public sealed partial class OwnTrainer : Trainer { public override Report Run(Rows<Trip> train) => new(); }
        public abstract class Maker { [return: Holdout] public abstract Rows<Trip> Run(); }
        [Component] public sealed partial class Secret : Maker { public override Rows<Trip> Run() => new(); }
        public abstract class Base { public Report Run([ForChoosing] Rows<Trip> rows) => new(); }
        [Component] public sealed partial class Chooser : Base;

        public sealed class Matrix : Artifact<Matrix>, IArtifact<Matrix>;
        [Component] public sealed partial class ToMatrix { public Matrix Run(Rows<Trip> rows) => new(); }
        [Component] public sealed partial class Apply { public Matrix Run(Rows<Trip> rows, Fitted<TipFeatures> features) => new(); }
        [Component] public sealed partial class TrainM { public Model<TipFeatures> Run([ForTraining] Matrix train) => new(); }
        public sealed record Halves(Matrix Train, [property: Holdout] Matrix Test);
        [Component] public sealed partial class SplitM { public Halves Run(Matrix all) => new(all, all); }
        [Component] public sealed partial class Keyword { [Parameter, InRange(1, 5)] public int Int { get; init; } = 1; public void Run([ForTraining] Rows<Trip> @class) { } }

        public sealed record Pair(Rows<Trip> Seen, [property: Holdout] Rows<Trip> Hidden);
        public sealed record Tried(Model<TipFeatures> Model, [property: Holdout] Rows<Trip> Hidden);
        [Component] public sealed partial class Try { public Tried Run([ForTraining] Rows<Trip> rows) => new(new(), rows); }
        [Component] public sealed partial class MakeFlag { public Value<bool> Run() => new(true); }
        [Component] public sealed partial class SeeFlag { public Value<bool> Run(Rows<Trip> rows) => new(true); }
        [Component] public sealed partial class CleanBy { public Rows<Trip> Run(Value<bool> flag, Rows<Trip> rows) => rows; }
        [Component] public sealed partial class CutBy { public Pair Run(Rows<Trip> rows, Value<bool> flag) => new(rows, rows); }
        [Component] public sealed partial class TrainBy { public Model<TipFeatures> Run([ForTraining] Rows<Trip> train, Value<bool> flag) => new(); }
        public sealed record Flags(Value<bool> Seen, [property: Holdout] Value<bool> Hidden);
        [Component] public sealed partial class CutFlags { public Flags Run(Value<bool> all) => new(all, all); }
        [Component] public sealed partial class Cut { public Pair Run(Rows<Trip> rows) => new(rows, rows); }

        """;

    [Theory]
    [InlineData("Train.Step([|Merge.Step(train, test)|]);")]
    [InlineData("Train.Step([|Merge.Step([train, test, tune])|]);")]
    [InlineData("Handle<Rows<Trip>>[] both = [train, test]; Train.Step([|Merge.Step(both)|]);")]
    [InlineData("Train.Step([|Join.Step(train, test)|]);")]
    [InlineData("Train.Step([|Same<Rows<Trip>>.Step(test)|]);")]
    [InlineData("var again = SplitTrips.Step(test).Named(\"again\"); Train.Step([|again.Train|]);")]
    [InlineData("var (first, _, _) = SplitTrips.Step(Same<Rows<Trip>>.Step(test)).Named(\"again\"); FitFeatures<Trip, TipFeatures>.Step([|first|]);")]
    [InlineData("var (_, report) = Validate.Step(test); TrainWith.Step(train, [|report|]);")]
    [InlineData("TrainWith.Step(train, [|Mean.Step(test)|]);")]
    [InlineData("Tune.Step([|Mean.Step(test)|]);")]
    [InlineData("var model = Train.Step(train); Choose.Step(model, model, [|Evaluate.Step(model, test)|]);")]
    [InlineData("var model = Train.Step(train); PickBest.Step(tune, Train.Step([|test|]).Named(\"other\"), model);")]
    [InlineData("var model = Train.Step(train); PickBest.Step([|test|], [model]);")]
    [InlineData("Pack.Step([|test|]);")]
    [InlineData("PackAll.Step([|test|]);")]
    [InlineData("Inherit.Step([|test|]);")]
    [InlineData("OwnTrainer.Step([|test|]);")]
    [InlineData("Chooser.Step([|test|]);")]
    [InlineData("Train.Step([|Secret.Step()|]);")]
    [InlineData("var (_, hidden) = Cut.Step(train); Train.Step([|hidden|]);")]
    public void A_leak_is_found_where_it_enters(string body) => Marked.Check(Components, Pipeline(body), "MR0309", message: null);

    [Theory]
    [InlineData("Evaluate.Step(Train.Step(train), test);")]
    [InlineData("var (valid, _) = Validate.Step(test); Evaluate.Step(Train.Step(train), valid);")]
    [InlineData("var (valid, _) = Validate.Step(train); var (judged, _) = Validate.Step(test).Named(\"judged\"); Evaluate.Step(Train.Step(valid), judged);")]
    [InlineData("Describe.Step(Train.Step(train), test);")]
    [InlineData("Bless.Step(Evaluate.Step(PickBest.Step(tune, [Train.Step(train)]), test)).Named(\"verdict\");")]
    [InlineData("var again = SplitTrips.Step(train).Named(\"again\"); Train.Step(again.Train); Evaluate.Step(Train.Step(again.Tune).Named(\"other\"), again.Test);")]
    [InlineData("Train.Step(Merge.Step(train, tune)); Mean.Step(Merge.Step(test).Named(\"merged-test\"));")]
    [InlineData("Train.Step(Cut.Step(train).Seen);")]
    public void What_is_allowed_is_not_reported(string body) => Compiled.From(Components + "#pragma warning disable MR0322\n" + Pipeline(body)).Clean();

    [Theory]
    [InlineData("SplitTrips.Step(rows); TrainM.Step([|ToMatrix.Step(rows)|]);")]
    [InlineData("FitFeatures<Trip, TipFeatures>.Step([|rows|]); SplitM.Step(ToMatrix.Step(rows));")]
    [InlineData("SplitM.Step(ToMatrix.Step(rows)); Train.Step([|rows|]);")]
    [InlineData("SplitM.Step(Apply.Step(rows, FitFeatures<Trip, TipFeatures>.Step([|rows|])));")]
    [InlineData("var (train, _, _) = SplitTrips.Step(rows); var (_, report) = Validate.Step(rows); TrainWith.Step(train, [|report|]);")]
    [InlineData("var (train, _, _) = SplitTrips.Step(rows); var model = Train.Step(train); Choose.Step(model, model, [|Evaluate.Step(model, rows)|]);")]
    [InlineData("var first = SplitTrips.Step(rows, testFraction: 0.3); var other = SplitTrips.Step(rows).Named(\"other\"); Evaluate.Step(Train.Step([|other.Train|]), first.Test);")]
    [InlineData("var first = SplitTrips.Step(rows); var other = SplitM.Step(ToMatrix.Step(rows)); Evaluate.Step(TrainM.Step([|other.Train|]), first.Test);")]
    [InlineData("var first = SplitTrips.Step(rows); var other = SplitTrips.Step(Validate.Step(rows).Valid).Named(\"other\"); Evaluate.Step(Train.Step([|first.Train|]), Validate.Step(other.Test).Named(\"again\").Valid);")]
    [InlineData("var first = SplitTrips.Step(rows); var again = SplitTrips.Step(Merge.Step(first.Train, rows)).Named(\"again\"); Evaluate.Step(Train.Step([|first.Tune|]), again.Test);")]
    [InlineData("Try.Step(rows); Train.Step([|rows|]);")]
    [InlineData("SplitTrips.Step(rows); Train.Step([|ReadFile<Trip>.Step(\"trips.csv\").Named(\"again\")|]);")]
    [InlineData("SplitTrips.Step(Validate.Step(rows).Valid); Train.Step([|Validate.Step(ReadFile<Trip>.Step(\"trips.csv\").Named(\"again\")).Named(\"other\").Valid|]);")]
    [InlineData("var (_, report) = Validate.Step(rows); var (train, _, _) = SplitTrips.Step(rows); var clean = Clean.Step(train, [|report|]); FitFeatures<Trip, TipFeatures>.Step(clean); Train.Step(Validate.Step(clean).Named(\"later\").Valid);")]
    [InlineData("var flag = SeeFlag.Step(rows); var (seen, hidden) = CutBy.Step(rows, flag); Evaluate.Step(TrainBy.Step(seen, [|flag|]), hidden);")]
    [InlineData("var flag = MakeFlag.Step(); CutFlags.Step(flag); TrainBy.Step(rows, [|flag|]);")]
    public void What_still_holds_the_holdout_is_found(string body) => Marked.Check(Components, Whole(body), "MR0328", message: null);

    [Theory]
    [InlineData("var (train, tune, test) = SplitTrips.Step(rows); var again = SplitTrips.Step(train).Named(\"again\"); PickBest.Step(tune, Train.Step(again.Train), Train.Step(again.Tune).Named(\"other\")); Mean.Step(Merge.Step(test, again.Test));")]
    [InlineData("var (train, _, _) = SplitTrips.Step(rows); var (_, report) = Validate.Step(train); TrainWith.Step(train, report);")]
    [InlineData("var (train, _, _) = SplitTrips.Step(rows); TrainM.Step(ToMatrix.Step(train)); Mean.Step(rows);")]
    [InlineData("var old = ReadFile<Trip>.Step(\"old.csv\").Named(\"old\"); var features = FitFeatures<Trip, TipFeatures>.Step(old); var (train, _) = SplitM.Step(Apply.Step(rows, features)); TrainM.Step(train); BoostedTrees.Step(old, features);")]
    [InlineData("Mean.Step(Try.Step(rows).Hidden);")]
    [InlineData("var first = SplitTrips.Step(rows); var other = SplitTrips.Step(rows).Named(\"other\"); Evaluate.Step(Train.Step(other.Train), first.Test);")]
    [InlineData("SplitTrips.Step(ReadFile<Trip>.Step(\"other.csv\").Named(\"other\")); Train.Step(rows);")]
    [InlineData("List<Handle<Evaluation>> all = []; foreach (var (name, part) in new[] { (\"a\", 0.1), (\"b\", 0.2) }) { var (train, tune, test) = SplitTrips.Step(rows, testFraction: part).Named($\"split-{name}\"); var model = Train.Step(train).Named($\"train-{name}\"); all.Add(Evaluate.Step(PickBest.Step(tune, [model]).Named($\"pick-{name}\"), test).Named($\"judge-{name}\")); } Average.Step(all);")]
    [InlineData("var flag = MakeFlag.Step(); var (seen, hidden) = CutBy.Step(rows, flag); Evaluate.Step(TrainBy.Step(seen, flag), hidden);")]
    [InlineData("var flag = MakeFlag.Step(); var (seen, hidden) = Cut.Step(CleanBy.Step(flag, rows)); Evaluate.Step(TrainBy.Step(seen, flag), hidden);")]
    public void What_holds_no_holdout_is_not_reported(string body) => Compiled.From(Components + "#pragma warning disable MR0322\n" + Whole(body)).Clean();

    [Theory]
    [InlineData("Keyword.Step([|SplitTrips.Step(rows).Test|]);", "MR0309", "Holdout data from 'split-trips/test' flows into the input 'class' of 'keyword', which is used for training: holdout data may only be evaluated, so take other data here")]
    [InlineData("var (_, report) = Validate.Step(rows); var (train, _, _) = SplitTrips.Step(rows); Train.Step(Clean.Step(train, [|report|]));", "MR0328", "'validate/report' still holds the holdout data of 'split-trips/test' and flows into the input 'hint' of 'clean', which is used for data that 'train' takes for training: take what 'split-trips' leaves for that")]
    [InlineData("Keyword.Step(rows, [|7|]);", "MR0308", "'int' of Keyword is 7, but must lie between 1 and 5")]
    public void Names_are_told_as_they_are_meant(string body, string id, string message) => Marked.Check(Components, Whole(body), id, message);

    [Fact]
    public void Components_of_another_assembly_keep_their_roles()
    {
        Microsoft.CodeAnalysis.MetadataReference library = Compiled.From(Components).Clean().ToReference();
        const string Usings = "using Millrace; using Taxi;\n";
        foreach (string body in new[] { "OwnTrainer.Step(test);", "Pack.Step(test);", "Train.Step(Secret.Step());", "Train.Step(Cut.Step(train).Hidden);" })
            Assert.Equal("MR0309", Assert.Single(Compiled.From(Usings + Pipeline(body), library).Diagnostics).Id);
    }

    [Fact]
    public void A_view_hides_nothing() => Marked.Check(
        """
        using Millrace; using Millrace.Data;
        [Schema] public partial record struct Open { [Column("a")] public float A { get; init; } }
        [Schema(From = typeof(Open))] public partial record struct Full { [Column("b")] public float B { get; init; } }
        [Component] public sealed partial class Make { [return: Holdout] public Dataset<Full> Run() => Dataset.Of(new Full { A = 1, B = 2 }); }
        [Component] public sealed partial class Learn { public void Run([ForTraining] Dataset<Open> rows) { } }

        """,
        "[Pipeline(\"p\")] public sealed partial class P { void Define() { var open = Make.Step().AsOpen(); Learn.Step([|open|]); } }",
        "MR0309",
        "Holdout data from 'make' flows into the input 'rows' of 'learn', which is used for training: holdout data may only be evaluated, so take other data here");

    [Fact]
    public void An_artifact_that_shows_something_learned_cannot_come_from_an_input_for_evaluation() => Marked.Check(
        Components,
        "[Component] public sealed partial class C { public Bundle Run([[|ForEvaluation|]] Rows<Trip> rows) => new(); }",
        "MR0224",
        "The input 'rows' cannot be for evaluation, because the component yields Bundle, which is learned: holdout data would choose; write [ForChoosing] or [ForTraining]");

    private static string Pipeline(string body) => Define("var (train, tune, test) = SplitTrips.Step(ReadFile<Trip>.Step(\"trips.csv\"));", body);

    private static string Whole(string body) => Define("var rows = ReadFile<Trip>.Step(\"trips.csv\");", body);

    private static string Define(string start, string body) => $$"""
        [Pipeline("p")]
        public sealed partial class P
        {
            void Define()
            {
                {{start}}
                {{body}}
            }
        }
        """;
}
