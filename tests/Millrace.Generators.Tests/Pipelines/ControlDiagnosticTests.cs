namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Mistakes about whether, when and how often steps run.</summary>
public sealed class ControlDiagnosticTests
{
    /// <summary>Mistakes in the body of Define.</summary>
    public static TheoryData<string, string, string> Statements => new()
    {
        { "MR0329", "Holdout data from 'split-trips/test' decides whether 'learn' runs, which learns or chooses: let other data decide, because a choice by holdout data is a choice of the holdout data", "var (train, _, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Learn.Step(train).When([|Check.Step(test)|]);" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var (train, _, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Learn.Step([|train.Or(test)|]);" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var (train, _, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); var (valid, _) = Validate.Step(train).When(Check.Step(test)); Learn.Step([|valid|]);" },
        { "MR0328", "'read-file' still holds the holdout data of 'split-trips/test' and flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: take what 'split-trips' leaves for that", "var rows = ReadFile<Trip>.Step(Source); var (train, _, _) = SplitTrips.Step(rows); Learn.Step([|train.Or(rows)|]);" },
        { "MR0334", "When speaks of a step where it is made: write it directly after the call of Step", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.[|When|](Check.Step(rows)));" },
        { "MR0334", "Unless speaks of a step where it is made: write it directly after the call of Step", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(Validate.Step(rows).Valid.[|Unless|](Check.Step(rows)));" },
        { "MR0334", "Always speaks of a step where it is made: write it directly after the call of Step", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.Or(rows).[|Always|]());" },
        { "MR0335", "'validate' runs whatever became of what it takes, which may be missing then: write '?' after the type of 'rows' in Run", "Validate.Step(ReadFile<Trip>.Step(Source)).[|Always|]();" },
        { "MR0335", "'boosted-trees' runs whatever became of what it takes, which may be missing then: write '?' after the type of 'train' and 'features' in Run", "var rows = ReadFile<Trip>.Step(Source); BoostedTrees.Step(rows, FitFeatures<Trip, TipFeatures>.Step(rows)).[|Always|]();" },
        { "MR0305", "There is already a step 'read-file': write .Named(\"read-file-2\") after this call", "var rows = ReadFile<Trip>.Step(Source).Or([|ReadFile<Trip>|].Step(\"b\")); Validate.Step(rows);" },
        { "MR0313", "'Stored' comes from no step of this pipeline: an input takes the result of a component's Step", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.Or([|Stored|]));" },
        { "MR0304", "'Helper.Same(rows)' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.Or([|Helper.Same(rows)|]));" },
        { "MR0336", "\"taxi\" names nothing that is stored: write a constant of the form \"pipeline/step/output\"; the output may be left out where the step has one", "Validate.Step(Latest.Of<Rows<Trip>>([|\"taxi\"|]));" },
        { "MR0336", "\"taxi/Split/train\" names nothing that is stored: write a constant of the form \"pipeline/step/output\"; the output may be left out where the step has one", "Validate.Step(Latest.Of<Rows<Trip>>([|\"taxi/Split/train\"|]));" },
        { "MR0336", "'Source' names nothing that is stored: write a constant of the form \"pipeline/step/output\"; the output may be left out where the step has one", "Validate.Step(Latest.Of<Rows<Trip>>([|Source|]));" },
        { "MR0336", "\"my/tips\" names nothing that is stored: write a constant, the name under which the model is registered: letters, digits, '-', '_' and '.'", "Evaluate.Step(Champion.Of<Model<TipFeatures>>([|\"my/tips\"|]), ReadFile<Trip>.Step(Source));" },
        { "MR0334", "When speaks of a step where it is made: no step of this pipeline makes a stored result, so write it after the call of Step that takes it", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(Latest.Of<Rows<Trip>>(\"other/x\").[|When|](Check.Step(rows)));" },
        { "MR0305", "There is already a step 'latest-x': write .Named(\"latest-x-2\") after this call", "Validate.Step(Latest.Of<Rows<Trip>>(\"other/x\").Or([|Latest|].Of<Rows<Trip>>(\"another/x\")));" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var (_, _, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); var (valid, _) = Validate.Step(test); Learn.Step([|valid.Or(test)|]);" },
        { "MR0329", "Holdout data from 'split-trips/test' decides whether 'learn' runs, which learns or chooses: let other data decide, because a choice by holdout data is a choice of the holdout data", "var (train, _, test) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Learn.Step(train).When([|Check.Step(test).Or(Check.Step(test).Named(\"again\"))|]);" },
        { "MR0360", "'Trees > 3 ? rows : other' chooses between results of steps, and Define is read and never run: write .When(…) after the Step of the first, and first.Or(second) for what is chosen", "var rows = ReadFile<Trip>.Step(Source); var other = ReadFile<Trip>.Step(\"b\").Named(\"b\"); Validate.Step([|Trees > 3 ? rows : other|]);" },
        { "MR0360", "'Trees switch { 3 => rows, _ => other }' chooses between results of steps, and Define is read and never run: write .When(…) after the Step of the first, and first.Or(second) for what is chosen", "var rows = ReadFile<Trip>.Step(Source); var other = ReadFile<Trip>.Step(\"b\").Named(\"b\"); var one = [|Trees switch { 3 => rows, _ => other }|]; Validate.Step(one);" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void One_mistake_in_Define_is_one_error_at_its_place(string id, string message, string body) => Marked.Check(Prelude, PipelineDiagnosticTests.Pipeline(body), id, message);

    /// <summary>Mistakes about what runs of this program have stored, which are known when all pipelines are.</summary>
    public static TheoryData<string, string, string> References => new()
    {
        { "MR0337", "The pipeline 'p' has no step 'red-file': did you mean 'read-file'?", "Validate.Step(ReadFile<Trip>.Step(Source)); Validate.Step(Latest.Of<Rows<Trip>>([|\"p/red-file/output\"|])).Named(\"again\");" },
        { "MR0337", "The step 'split-trips' of 'p' has no output 'tain': did you mean 'train'?", "SplitTrips.Step(ReadFile<Trip>.Step(Source)); Validate.Step(Latest.Of<Rows<Trip>>([|\"p/split-trips/tain\"|]));" },
        { "MR0337", "The step 'split-trips' of 'p' has several outputs: write one of 'train', 'tune', 'test' after it", "SplitTrips.Step(ReadFile<Trip>.Step(Source)); Validate.Step(Latest.Of<Rows<Trip>>([|\"p/split-trips\"|]));" },
        { "MR0338", "'p/read-file/output' is Rows<Trip>, and not Model<TipFeatures>: write Latest.Of<Rows<Trip>>", "var rows = ReadFile<Trip>.Step(Source); Evaluate.Step(Latest.Of<Model<TipFeatures>>([|\"p/read-file/output\"|]), rows);" },
        { "MR0309", "Holdout data from 'latest-split-trips' flows into the input 'rows' of 'learn', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "SplitTrips.Step(ReadFile<Trip>.Step(Source)); Learn.Step([|Latest.Of<Rows<Trip>>(\"p/split-trips/test\")|]);" },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void One_mistake_about_what_is_stored_is_one_error(string id, string message, string body) => Marked.Check(
        Prelude, $"[Pipeline(\"p\")] public sealed partial class P {{ [Parameter] public string Source {{ get; init; }} = \"\"; void Define() {{ {body} }} }}", id, message);

    /// <summary>Mistakes that C# reports: nothing of ours beside them.</summary>
    [Theory]
    [InlineData("CS1929", "var rows = ReadFile<Trip>.Step(Source); [|Validate.Step(rows)|].When(rows);")]
    [InlineData("CS1929", "var rows = ReadFile<Trip>.Step(Source); [|Validate.Step(rows)|].When(true);")]
    [InlineData("CS1501", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows).[|When|]();")]
    [InlineData("CS0023", "var rows = ReadFile<Trip>.Step(Source); var enough = Check.Step(rows); Validate.Step(rows).When([|!enough|]);")]
    [InlineData("CS0023", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows).When([|!Check.Step(rows)|]);")]
    [InlineData("CS0019", "var rows = ReadFile<Trip>.Step(Source); var enough = Check.Step(rows); Validate.Step(rows).When([|enough && enough|]);")]
    [InlineData("CS0019", "var rows = ReadFile<Trip>.Step(Source); var best = [|rows ?? rows|]; Validate.Step(best);")]
    [InlineData("CS0029", "var rows = ReadFile<Trip>.Step(Source); Validate.Step([|Check.Step(rows)|] ? rows : rows);")]
    [InlineData("CS1501", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows).[|Always|](1);")]
    [InlineData("CS0411", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.[|Or|](Learn.Step(rows)));")]
    [InlineData("CS0103", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows).When([|nope|]);")]
    [InlineData("CS0411", "Validate.Step(Latest.[|Of|](\"a/b\"));")]
    [InlineData("CS0246", "Validate.Step(Latest.Of<Rows<[|Trap|]>>(\"a/b\"));")]
    [InlineData("CS7036", "Validate.Step(Latest.[|Of<Rows<Trip>>|]());")]
    [InlineData("CS0103", "Validate.Step(Latest.Of<Rows<Trip>>([|nope|]));")]
    [InlineData("CS7036", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.[|Or|]());")]
    public void What_CSharp_reports_stands_alone(string id, string body) => Marked.Check(Prelude, PipelineDiagnosticTests.Pipeline(body), id, message: null);

    /// <summary>Two stored results hold the same rows only where they are found by the same.</summary>
    [Fact]
    public void Two_stored_results_are_not_the_same_rows() => _ = Compiled.From(Prelude + """
        [Pipeline("p")]
        public sealed partial class P
        {
            void Define()
            {
                var one = Latest.Of<Rows<Trip>>("other/rows").Named("one");
                var two = Latest.Of<Rows<Trip>>("another/rows").Named("two");
                var (_, _, test) = SplitTrips.Step(one);
                Evaluate.Step(Learn.Step(two), test);
            }
        }
        """).Clean();

    [Fact]
    public void Of_a_class_that_is_used_as_static_is_told_what_to_write() => Marked.Check(
        "using static Millrace.Latest;\n" + Prelude,
        PipelineDiagnosticTests.Pipeline("Validate.Step([|Of<Rows<Trip>>|](\"other/rows\"));"),
        "MR0361",
        "'Of<Rows<Trip>>' is a form that Define does not know: write Latest.Of<Rows<Trip>>(…)");

    internal const string Prelude = PipelineDiagnosticTests.Prelude + """

        [Component] public sealed partial class Check { public Value<bool> Run(Rows<Trip> rows) => new(true); }

        """;
}
