namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Mistakes about steps for each item of a collection.</summary>
public sealed class MapDiagnosticTests
{
    public static TheoryData<string, string, string> Statements => new()
    {
        { "MR0340", "'Train' is no lambda: write in its place what is done with each item, such as parts.Map(item => X.Step(item))", "parts.Map([|Train|]);" },
        { "MR0340", "'delegate (Handle<Rows<Trip>> item) { return LearnAll.Step…' is no lambda: write in its place what is done with each item, such as parts.Map(item => X.Step(item))", "parts.Map([|delegate (Handle<Rows<Trip>> item) { return LearnAll.Step(item); }|]);" },
        { "MR0340", "'P.Train' is no lambda: write in its place what is done with each item, such as Parts.Step(rows).Named(\"more\").Map(item => X.Step(item))", "Parts.Step(rows).Named(\"more\").Map([|P.Train|]);" },
        { "MR0304", "'item => LearnAll.Step(item)' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "Func<Handle<Rows<Trip>>, Handle<Model<TipFeatures>>> train = [|item => LearnAll.Step(item)|]; parts.Map(train);" },
        { "MR0341", "'all' is made for each item of a Map: return it there, and take what Map collects", "List<Handle<Model<TipFeatures>>> all = []; parts.Map(item => { var model = LearnAll.Step(item); all.Add(model); return model; }); Choose.Step([|all|]);" },
        { "MR0341", "'model' is made for each item of a Map: return it there, and take what Map collects", "Handle<Model<TipFeatures>> model; parts.Map(item => { model = LearnAll.Step(item); return model; }); Evaluate.Step([|model|], rows);" },
        { "MR0305", "There is already a step 'learn-all': write .Named(\"learn-all-2\") after this call", "parts.Map(item => { LearnAll.Step(item); return [|LearnAll|].Step(item); });" },
        { "MR0305", "There is already a step 'map': write .Named(\"second\") after this call", "var first = parts.Map(item => LearnAll.Step(item)); var second = parts.[|Map|](item => LearnAll.Step(item)); Gather.Step(first.Or(second));" },
        { "MR0307", "\"All Of Them\" is not a name: write a constant of lower-case words joined by hyphens, such as \"all-of-them\"", "parts.Map(item => LearnAll.Step(item).Named([|\"All Of Them\"|]));" },
        { "MR0308", "'trees' of BoostedTrees is 0, but must lie between 1 and 1000", "var features = FitFeatures<Trip, TipFeatures>.Step(rows); parts.Map(item => BoostedTrees.Step(item, features, trees: [|0|]));" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'map.learn-all', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var (_, _, test) = SplitTrips.Step(rows); Parts.Step(test).Named(\"of-test\").Map(item => LearnAll.Step([|item|]));" },
        { "MR0309", "Holdout data from 'map.split-trips/test' flows into the input 'rows' of 'learn-each', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var held = parts.Map(item => SplitTrips.Step(item).Test); LearnEach.Step([|held|]);" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'map.learn-all', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var (_, _, test) = SplitTrips.Step(rows); parts.Map(item => LearnAll.Step([|test|]));" },
        { "MR0322", "'report' is never used: write '_' in its place", "parts.Map(item => { var (valid, [|report|]) = Validate.Step(item); return valid; });" },
        { "MR0323", "Nothing needs the step 'learn-all': give 'model' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "parts.Map(item => { var model = [|LearnAll|].Step(item); return Check.Step(item); });" },
        { "MR0303", "'if' (write .When(…) after each call of Step that it decides about) may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "parts.Map(item => { [|if|] (true) { } return LearnAll.Step(item); });" },
        { "MR0303", "'return' before the end (write .When(…) after each call of Step that it would leave out) may not stand in Define, which is read and never run: it holds declarations, assignments, calls of Step and Map, foreach over constants, and a return at the end; put logic into components", "parts.Map(item => { { [|return|] LearnAll.Step(item); } });" },
        { "MR0304", "'Same(item)' is neither a step nor a value that is known before the run: write component calls such as X.Step(…), their results, and values over constants and [Parameter] properties", "parts.Map(item => [|Same(item)|]);" },
        { "MR0334", "When speaks of a step where it is made: write it directly after the call of Step", "var all = parts.Map(item => LearnAll.Step(item)); Gather.Step(all.[|When|](Check.Step(rows)));" },
        { "MR0335", "'map' runs whatever became of what it takes, which may be missing then: a map cannot do without its collection, so write .Always() after the steps that take what it collects, or after those inside of it", "parts.Map(item => LearnAll.Step(item)).[|Always|]();" },
        { "MR0340", "'LearnAll.Step' is no lambda: write in its place what is done with each item, such as parts.Map(item => X.Step(item))", "parts.Map([|LearnAll.Step|]);" },
        { "MR0307", "\"All Of Them\" is not a name: write a constant of lower-case words joined by hyphens, such as \"all-of-them\"", "parts.Map(item => { foreach (int n in new[] { 1, 2 }) LearnAll.Step(item).Named([|\"All Of Them\"|]); return Check.Step(item); });" },
        { "MR0329", "Holdout data from 'split-trips/test' decides whether 'map.learn-all' runs, which learns or chooses: let other data decide, because a choice by holdout data is a choice of the holdout data", "var (train, _, test) = SplitTrips.Step(rows); var all = Parts.Step(train).Named(\"of-train\").Map(item => { var (valid, _) = Validate.Step(item); return LearnAll.Step(valid); }).When([|Check.Step(test)|]); Gather.Step(all);" },
        { "MR0309", "Holdout data from 'split-trips/test' flows into the input 'rows' of 'learn-each', which is used for training, because the component yields something learned: holdout data may only be evaluated, so take other data here", "var (train, _, test) = SplitTrips.Step(rows); var all = Parts.Step(train).Named(\"of-train\").Map(item => Validate.Step(item).Valid).When(Check.Step(test)); LearnEach.Step([|all|]);" },
        { "MR0361", "'MapExtensions.Map' is a form that Define does not know: write parts.Map(…)", "[|MapExtensions.Map|](parts, item => LearnAll.Step(item));" },
        { "MR0361", "'ControlExtensions.Always' is a form that Define does not know: write Tell.Step([]).Always()", "[|ControlExtensions.Always|](Tell.Step([]));" },
        { "MR0363", "'map' makes no step and hands on what it takes: call Step of a component for each item, or take the collection itself", "parts.[|Map|](item => item);" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void One_mistake_is_one_error_at_its_place(string id, string message, string body) => Marked.Check(Prelude, Pipeline(body), id, message);

    /// <summary>Mistakes that C# reports: nothing of ours beside them.</summary>
    [Theory]
    [InlineData("CS0103", "parts.Map(item => LearnAll.Step([|nope|]));")]
    [InlineData("CS1061", "rows.[|Map|](item => LearnAll.Step(item));")]
    [InlineData("CS0103", "parts.Map([|nope|]);")]
    [InlineData("CS1503", "parts.Map([|TrainOnly.Step|]);")]
    [InlineData("CS1503", "var features = FitFeatures<Trip, TipFeatures>.Step(rows); parts.Map(item => LearnAll.Step([|features|]));")]
    [InlineData("CS8820", "var features = FitFeatures<Trip, TipFeatures>.Step(rows); parts.Map(static item => BoostedTrees.Step(item, [|features|]));")]
    public void What_CSharp_reports_stands_alone(string id, string body) => Marked.Check(Prelude, Pipeline(body), id, message: null);

    private static string Pipeline(string body) => $$"""
        [Pipeline("p")]
        public sealed partial class P
        {
            private static Handle<Model<TipFeatures>> Train(Handle<Rows<Trip>> rows) => default;
            private static T Same<T>(T rows) => rows;

            void Define()
            {
                var rows = ReadFile<Trip>.Step("a");
                var parts = Parts.Step(rows);
                {{body}}
            }
        }
        """;

    private const string Prelude = MapSource.Components + """
        [Component] public sealed partial class LearnAll { public Model<TipFeatures> Run(Rows<Trip> rows) => new(); }
        [Component] public sealed partial class Choose { public Model<TipFeatures> Run(IReadOnlyList<Model<TipFeatures>> models) => models[0]; }
        [Component] public sealed partial class LearnEach { public Model<TipFeatures> Run(Collection<Rows<Trip>> rows) => new(); }

        """;
}
