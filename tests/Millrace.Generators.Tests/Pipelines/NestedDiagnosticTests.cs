namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Mistakes about pipelines that are steps.</summary>
public sealed class NestedDiagnosticTests
{
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'train-only.fit-features', which is used for fitting: holdout data may only be evaluated, so take other data here", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var (_, _, test) = SplitTrips.Step(ReadRows.Step()); Evaluate.Step(TrainOnly.Step([|test|]), test); } }" },
        { "MR0309", "Holdout data from 'prepare.split-trips/test' flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadRows.Step(); var (_, held, _) = Prepare.Step(rows, Check.Step(rows), 5); Learn.Step([|held|]); } }" },
        { "MR0328", "'read-rows.read-file' still holds the holdout data of 'prepare.split-trips/test' and flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: take what 'prepare.split-trips' leaves for that", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadRows.Step(); var (_, _, all) = Prepare.Step(rows, Check.Step(rows), 5); Learn.Step([|all|]); } }" },
        { "MR0328", "'read-file' still holds the holdout data of 'split-trips/test' and flows into the input 'rows' of 'train-only.fit-features', which is used for fitting: take what 'split-trips' leaves for that", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadFile<Trip>.Step(\"a\"); var (_, _, test) = SplitTrips.Step(rows); Evaluate.Step(TrainOnly.Step([|rows|]), test); } }" },
        { "MR0328", "'read-file' still holds the holdout data of 'pair.split-trips/test' and flows into the input 'rows' of 'pair.learn', which is used for training, because the component yields something learned: take what 'pair.split-trips' leaves for that", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadFile<Trip>.Step(\"a\"); var (valid, _) = Validate.Step(rows); Pair.Step(valid, [|rows|]); } } [Pipeline(\"pair\")] public sealed partial class Pair { Handle<Evaluation> Define(Handle<Rows<Trip>> all, Handle<Rows<Trip>> seen) { var (_, _, test) = SplitTrips.Step(all); return Evaluate.Step(Learn.Step(seen), test); } }" },
        { "MR0328", "'read-file' still holds the holdout data of 'twice.pair.split-trips/test' and flows into the input 'rows' of 'twice.pair.learn', which is used for training, because the component yields something learned: take what 'twice.pair.split-trips' leaves for that", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadFile<Trip>.Step(\"a\"); Twice.Step(seen: [|rows|], all: rows); } } [Pipeline(\"twice\")] public sealed partial class Twice { Handle<Evaluation> Define(Handle<Rows<Trip>> all, Handle<Rows<Trip>> seen) => Pair.Step(all, seen); } [Pipeline(\"pair\")] public sealed partial class Pair { Handle<Evaluation> Define(Handle<Rows<Trip>> all, Handle<Rows<Trip>> seen) { var (_, _, test) = SplitTrips.Step(all); return Evaluate.Step(Learn.Step(seen), test); } }" },
        { "MR0328", "'rows' still holds the holdout data of 'pair.split-trips/test' and flows into the input 'rows' of 'pair.learn', which is used for training, because the component yields something learned: take what 'pair.split-trips' leaves for that", "[Pipeline(\"p\")] public sealed partial class P { void Define() => Once.Step(ReadFile<Trip>.Step(\"a\")); } [Pipeline(\"once\")] public sealed partial class Once { Handle<Evaluation> Define(Handle<Rows<Trip>> rows) => Pair.Step(rows, [|rows|]); } [Pipeline(\"pair\")] public sealed partial class Pair { Handle<Evaluation> Define(Handle<Rows<Trip>> all, Handle<Rows<Trip>> seen) { var (_, _, test) = SplitTrips.Step(all); return Evaluate.Step(Learn.Step(seen), test); } }" },
        { "MR0328", "'all' still holds the holdout data of 'split-trips/test' and flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: take what 'split-trips' leaves for that", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadFile<Trip>.Step(\"a\"); Pair.Step(rows, ReadFile<Trip>.Step(\"b\").Named(\"b\")); } } [Pipeline(\"pair\")] public sealed partial class Pair { Handle<Evaluation> Define(Handle<Rows<Trip>> all, Handle<Rows<Trip>> seen) { var (_, _, test) = SplitTrips.Step(all); Validate.Step(seen); return Evaluate.Step(Learn.Step([|all|]), test); } }" },
        { "MR0337", "The pipeline 'p' has no step 'prepare.split-trip': did you mean 'prepare.split-trips'?", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadRows.Step(); Prepare.Step(rows, Check.Step(rows), 5); Validate.Step(Latest.Of<Rows<Trip>>([|\"p/prepare.split-trip/train\"|])); } }" },
        { "MR0309", "Holdout data from 'latest-prepare-split-trips' flows into the input 'rows' of 'train-only.fit-features', which is used for fitting: holdout data may only be evaluated, so take other data here", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadRows.Step(); Prepare.Step(rows, Check.Step(rows), 5); TrainOnly.Step([|Latest.Of<Rows<Trip>>(\"p/prepare.split-trips/test\")|]); } }" },
        { "MR0308", "'trees' of Boost is 0, but must be at least 1", "[Pipeline(\"p\")] public sealed partial class P { void Define() => Least.Step(ReadRows.Step(), trees: [|0|]); } [Pipeline(\"least\")] public sealed partial class Least { [Parameter] public int Trees { get; init; } = 3; Handle<Model<TipFeatures>> Define(Handle<Rows<Trip>> rows) => Boost.Step(rows, Trees); } [Component] public sealed partial class Boost { [Parameter, InRange(1, double.PositiveInfinity)] public int Trees { get; init; } = 2; public Model<TipFeatures> Run([ForTraining] Rows<Trip> rows) => new(); }" },
        { "MR0305", "There is already a step 'train-only': write .Named(\"train-only-2\") after this call", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadRows.Step(); TrainOnly.Step(rows); [|TrainOnly|].Step(rows); } }" },
        { "MR0339", "'P' would be a step of itself: a run would never end, so let it consist of other steps", "[Pipeline(\"p\")] public sealed partial class P { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) { var (valid, _) = Validate.Step([|P|].Step(rows)); return valid; } }" },
        { "MR0335", "'announce-all' runs whatever became of what it takes, which may be missing then: 'announce-all.announce' cannot do without 'registration', so write .Always() after those steps inside it that can do without what they take", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadRows.Step(); var model = TrainOnly.Step(rows); AnnounceAll.Step(Register.Step(model, Bless.Step(Evaluate.Step(model, rows)))).[|Always|](); } }" },
        { "MR0303", "'return' before the end (write .When(…) after each call of Step that it would leave out) may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[Pipeline(\"p\")] public sealed partial class P { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) { { [|return|] rows; } } }" },
        { "MR0207", "Give the element 'Handle<Rows<Trip>>' a name: outputs are known by their names", "[Pipeline(\"p\")] public sealed partial class P { ([|Handle<Rows<Trip>>|], Handle<Report> Report) Define(Handle<Rows<Trip>> rows) => Validate.Step(rows); }" },
        { "MR0319", "'Descriptor' is generated for every pipeline: choose another name", "[Pipeline(\"p\")] public sealed partial class P { public static int [|Descriptor|] => 1; Handle<Model<TipFeatures>> Define(Handle<Rows<Trip>> rows) => TrainOnly.Step(rows); }" },
        { "MR0208", "The parameter 'Rows' and the input 'rows' would be one argument of Step: rename one of them", "[Pipeline(\"p\")] public sealed partial class P { [Parameter] public int Rows { get; init; } = 3; Handle<Model<TipFeatures>> Define(Handle<Rows<Trip>> [|rows|]) => TrainOnly.Step(rows, Rows); }" },
        { "MR0316", "Define takes 'int x', which is no handle (settings are [Parameter] properties): write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public sealed partial class P { void Define(Handle<Rows<Trip>> rows, int [|x|]) => TrainOnly.Step(rows); }" },
        { "MR0316", "Define returns int, which is no handle and no tuple of handles: write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public sealed partial class P { [|int|] Define() { TrainOnly.Step(ReadRows.Step()); return 1; } }" },
        { "MR0335", "'alone' runs whatever became of what it takes, which may be missing then: 'alone.check' cannot do without 'rows', so write .Always() after those steps inside it that can do without what they take", "[Pipeline(\"p\")] public sealed partial class P { void Define() => Tell.Step([]).When(Alone.Step().[|Always|]()); } [Pipeline(\"alone\")] public sealed partial class Alone { Handle<Value<bool>> Define() => Check.Step(ReadFile<Trip>.Step(\"a\")); }" },
        { "MR0316", "Define takes 'path', a handle of string, which is no artifact: write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public sealed partial class P { void Define([|Handle<string>|] path) => ReadRows.Step(); }" },
        { "MR0316", "Define returns a handle of string, which is no artifact: write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public sealed partial class P { [|Handle<string>|] Define() => default; }" },
        { "MR0316", "Define returns StepHandle, though what yields nothing returns void: write 'void Define()', or let it take and return handles alone where the pipeline is a step of others", "[Pipeline(\"p\")] public sealed partial class P { [|StepHandle|] Define(Handle<Registration> registration) => Announce.Step(registration); }" },
        { "MR0229", "'_' gives no name that a command line could hold: choose a name with a letter in it", "[Pipeline(\"p\")] public sealed partial class P { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> [|_|]) => ReadRows.Step(); }" },
        { "MR0227", "The inputs 'TrainRows' and 'trainRows' are both stored as 'train-rows': rename one of them", "[Pipeline(\"p\")] public sealed partial class P { Handle<Model<TipFeatures>> Define(Handle<Rows<Trip>> trainRows, Handle<Rows<Trip>> [|TrainRows|]) => TrainOnly.Step(trainRows); }" },
        { "MR0301", "The pipeline 'Clean' is generated in part: write 'partial class Clean'", "[Pipeline(\"clean\")] public sealed class [|Clean|] { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) { var (valid, _) = Validate.Step(rows); return valid; } } [Pipeline(\"p\")] public sealed partial class P { void Define() => TrainOnly.Step(Clean.Step(ReadRows.Step())); }" },
        { "MR0315", "The pipeline 'Clean' is generic: it must be a plain class with a constructor without parameters", "[Pipeline(\"clean\")] public sealed partial class [|Clean|]<T> where T : struct { Handle<Rows<T>> Define(Handle<Rows<T>> rows) => rows; } [Pipeline(\"p\")] public sealed partial class P { void Define() { TrainOnly.Step(Clean<Trip>.Step(ReadRows.Step())); TrainOnly.Step(Clean.Step(ReadRows.Step().Named(\"more\"))).Named(\"again\"); } }" },
        { "MR0319", "'Descriptor' is generated for every pipeline: choose another name", "[Pipeline(\"clean\")] public sealed partial class Clean { public static int [|Descriptor|] => 1; Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) => rows; } [Pipeline(\"p\")] public sealed partial class P { void Define() => TrainOnly.Step(Clean.Step(ReadRows.Step())); }" },
        { "MR0339", "'Clean' would be a step of itself: a run would never end, so let it consist of other steps", "[Component] public sealed partial class Clean<T> where T : struct { public Rows<T> Run(Rows<T> rows) => rows; } [Pipeline(\"clean\")] public sealed partial class Clean { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) => [|Clean|].Step(rows); }" },
        { "MR0329", "Holdout data from 'split-trips/test' decides whether 'train-only.fit-features' runs, which learns or chooses: let other data decide, because a choice by holdout data is a choice of the holdout data", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var (train, _, test) = SplitTrips.Step(ReadRows.Step()); Evaluate.Step(TrainOnly.Step(train).When([|Check.Step(test)|]), test); } }" },
        { "MR0337", "The pipeline 'prepare' is not run by itself: write \"p/prepare.split-trips/train\"", "[Pipeline(\"p\")] public sealed partial class P { void Define() { var rows = ReadRows.Step(); Prepare.Step(rows, Check.Step(rows), 5); Validate.Step(Latest.Of<Rows<Trip>>([|\"prepare/split-trips/train\"|])); } }" },
        { "MR0303", "'if' (write .When(…) after each call of Step that it decides about) may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "[Pipeline(\"broken\")] public sealed partial class Broken { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) { [|if|] (true) { } return rows; } } [Pipeline(\"p\")] public sealed partial class P { void Define() { Broken.Step(ReadRows.Step()); Validate.Step(Latest.Of<Rows<Trip>>(\"p/broken.validate/valid\")); } }" },
        { "MR0308", "'trees' of Boost is 0, but must be at least 1", "[Pipeline(\"p\")] public sealed partial class P { void Define() => Least.Step(Parts.Step(ReadRows.Step()), trees: [|0|]); } [Pipeline(\"least\")] public sealed partial class Least { [Parameter] public int Trees { get; init; } = 3; Handle<Collection<Model<TipFeatures>>> Define(Handle<Collection<Rows<Trip>>> parts) => parts.Map(part => Boost.Step(part, Trees)); } [Component] public sealed partial class Boost { [Parameter, InRange(1, double.PositiveInfinity)] public int Trees { get; init; } = 2; public Model<TipFeatures> Run([ForTraining] Rows<Trip> rows) => new(); } [Component] public sealed partial class Parts { public Collection<Rows<Trip>> Run(Rows<Trip> rows) => null!; }" },
        { "MR0362", "No step uses 'report', so what is given for it changes nothing: use it in Define, or remove it", "[Pipeline(\"p\")] public sealed partial class P { Handle<Model<TipFeatures>> Define(Handle<Rows<Trip>> rows, Handle<Report> [|report|]) => TrainOnly.Step(rows); }" },
        { "MR0362", "No step uses 'rows', so what is given for it changes nothing: use it in Define, or remove it", "[Pipeline(\"p\")] public sealed partial class P { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> [|rows|]) { rows = ReadRows.Step(); return rows; } }" },
    };

    /// <summary>No command line sets what belongs to a step.</summary>
    [Fact]
    public void A_parameter_of_a_pipeline_that_is_a_step_may_have_the_name_of_an_option() => _ = Compiled.From(Prelude + """
        [Pipeline("p")] public sealed partial class P { [Parameter] public int Seed { get; init; } = 3; Handle<Model<TipFeatures>> Define(Handle<Rows<Trip>> rows) => TrainOnly.Step(rows, Seed); }
        """).Clean();

    /// <summary>Holdout data that a pipeline takes apart from other data may come in and is followed to what is made of it.</summary>
    [Fact]
    public void What_a_pipeline_makes_of_other_data_is_no_holdout_data() => _ = Compiled.From(Prelude + """
        [Pipeline("both")]
        public sealed partial class Both
        {
            (Handle<Fitted<TipFeatures>> Features, Handle<Rows<Trip>> Valid) Define(Handle<Rows<Trip>> train, Handle<Rows<Trip>> test)
            {
                var (valid, _) = Validate.Step(test);
                return (FitFeatures<Trip, TipFeatures>.Step(train), valid);
            }
        }

        [Pipeline("p")]
        public sealed partial class P
        {
            void Define()
            {
                var (train, tune, test) = SplitTrips.Step(ReadRows.Step());
                var (features, valid) = Both.Step(train, test);
                Evaluate.Step(BoostedTrees.Step(tune, features), valid);
            }
        }
        """).Clean();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_error_at_its_place(string id, string message, string source) => Marked.Check(Prelude, source, id, message);

    [Fact]
    public void Two_pipelines_that_need_each_other_are_told_so_each()
    {
        string[] found = [.. Compiled.From(Prelude + """
            [Pipeline("a")] public sealed partial class A { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) { var (valid, _) = Validate.Step(B.Step(rows)); return valid; } }
            [Pipeline("b")] public sealed partial class B { Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) { var (valid, _) = Validate.Step(A.Step(rows)); return valid; } }
            [Pipeline("c")] public sealed partial class C { void Define() => TrainOnly.Step(A.Step(ReadRows.Step())); }
            """).Diagnostics.Select(static each => each.GetMessage(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "'A' would be a step of itself by way of 'B': a run would never end, so let it consist of other steps",
                "'B' would be a step of itself by way of 'A': a run would never end, so let it consist of other steps",
            ],
            found);
    }

    /// <summary>The part that says what a partial Define is may stand before the one that has its steps.</summary>
    [Fact]
    public void Two_pipelines_with_Define_in_parts_are_told_so_as_well()
    {
        string[] found = [.. Compiled.From(Prelude + """
            [Pipeline("a")] public sealed partial class A { private partial Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows); private partial Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) { var (valid, _) = Validate.Step(B.Step(rows)); return valid; } }
            [Pipeline("b")] public sealed partial class B { private partial Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows); private partial Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) { var (valid, _) = Validate.Step(A.Step(rows)); return valid; } }
            """).Diagnostics.Select(static each => each.Id)];
        Assert.Equal(["MR0339", "MR0339"], found);
    }

    /// <summary>What its steps need says whether a pipeline can run always, not what it takes.</summary>
    [Fact]
    public void A_pipeline_of_steps_that_can_do_without_runs_always() => _ = Compiled.From(Prelude + """
        [Pipeline("tell-all")] public sealed partial class TellAll { void Define(Handle<Rows<Trip>> rows) => Tell.Step([], rows); }
        [Pipeline("p")] public sealed partial class P { void Define() { TellAll.Step(ReadRows.Step()).Always(); ReadRows.Step().Named("again").Always(); } }
        """).Clean();

    /// <summary>Mistakes that C# reports: nothing of ours beside them.</summary>
    [Theory]
    [InlineData("CS1503", "void Define() => TrainOnly.Step([|ReadFile<TipFeatures>.Step(\"a\")|]);")]
    [InlineData("CS7036", "void Define() => TrainOnly.[|Step|]();")]
    [InlineData("CS0161", "Handle<Rows<Trip>> [|Define|](Handle<Rows<Trip>> rows) { Validate.Step(rows); }")]
    [InlineData("CS0029", "Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) => [|TrainOnly.Step(rows)|];")]
    [InlineData("CS0127", "void Define() { var rows = ReadRows.Step(); TrainOnly.Step(rows); [|return|] rows; }")]
    [InlineData("CS0103", "Handle<Rows<Trip>> Define(Handle<Rows<Trip>> rows) => [|nope|];")]
    public void What_CSharp_reports_stands_alone(string id, string define) => Marked.Check(Prelude, $"[Pipeline(\"p\")] public sealed partial class P {{ {define} }}", id, message: null);

    private const string Prelude = ControlSource.Components + NestedSource.Inner + """
        [Component] public sealed partial class Learn { public Model<TipFeatures> Run(Rows<Trip> rows) => new(); }

        """;
}
