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
        { "MR0305", "There is already a step 'read-file': write .Named(\"read-file-2\") after this call of Step", "var rows = ReadFile<Trip>.Step(Source).Or([|ReadFile<Trip>|].Step(\"b\")); Validate.Step(rows);" },
        { "MR0313", "'Stored' comes from no step of this pipeline: an input takes the result of a component's Step", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.Or([|Stored|]));" },
        { "MR0304", "'Helper.Same(rows)' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.Or([|Helper.Same(rows)|]));" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void One_mistake_in_Define_is_one_error_at_its_place(string id, string message, string body) => Marked.Check(Prelude, PipelineDiagnosticTests.Pipeline(body), id, message);

    /// <summary>Mistakes that C# reports: nothing of ours beside them.</summary>
    [Theory]
    [InlineData("CS1929", "var rows = ReadFile<Trip>.Step(Source); [|Validate.Step(rows)|].When(rows);")]
    [InlineData("CS1929", "var rows = ReadFile<Trip>.Step(Source); [|Validate.Step(rows)|].When(true);")]
    [InlineData("CS1501", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows).[|When|]();")]
    [InlineData("CS1501", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows).[|Always|](1);")]
    [InlineData("CS0411", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.[|Or|](Learn.Step(rows)));")]
    [InlineData("CS0103", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows).When([|nope|]);")]
    [InlineData("CS7036", "var rows = ReadFile<Trip>.Step(Source); Validate.Step(rows.[|Or|]());")]
    public void What_CSharp_reports_stands_alone(string id, string body) => Marked.Check(Prelude, PipelineDiagnosticTests.Pipeline(body), id, message: null);

    internal const string Prelude = PipelineDiagnosticTests.Prelude + """

        [Component] public sealed partial class Check { public Value<bool> Run(Rows<Trip> rows) => new(true); }

        """;
}
