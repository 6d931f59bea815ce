namespace Millrace.Generators.Tests.Pipelines;

/// <summary>Advice about pipelines that are sound and perhaps not meant as they are.</summary>
public sealed class WiringAdviceDiagnosticTests
{
    private const string Prelude = TaxiSource.Components + """
        [Component] public sealed partial class Concat { public Rows<Trip> Run(IReadOnlyList<Rows<Trip>> rows) => rows[0]; }
        [Component] public sealed partial class Done { public void Run() { } }
        [Component] public sealed partial class Pause { [Parameter] public DateTime Until { get; init; } = default; [Parameter] public int Count { get; init; } public void Run() { } }
        public static class Clock { public static readonly DateTime Start = DateTime.Now; public static DateTime Day { get; } = Start.Date; public static readonly DateTime Fixed = new(2026, 1, 1); }
        public abstract class Shared { [Parameter] public int Elsewhere { get; init; } = 1; }

        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0322", "'tune' is never used: write '_' in its place", "var (train, [|tune|], _) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Concat.Step(train);" },
        { "MR0322", "'test' is never used: write '_' in its place", "(var train, _, var [|test|]) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Concat.Step(train);" },
        { "MR0322", "'again' is never used: remove the variable", "var trips = ReadFile<Trip>.Step(Source); var [|again|] = trips; SplitTrips.Step(trips);" },
        { "MR0322", "'all' is never used: remove the variable", "var trips = ReadFile<Trip>.Step(Source); Handle<Rows<Trip>>[] [|all|] = [trips]; SplitTrips.Step(trips);" },
        { "MR0323", "Nothing needs the step 'read-file': give 'trips' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "var trips = [|ReadFile<Trip>|].Step(Source);" },
        { "MR0323", "Nothing needs the step 'split-trips': give 'parts' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "var trips = ReadFile<Trip>.Step(Source); var parts = [|SplitTrips|].Step(trips);" },
        { "MR0323", "Nothing needs the step 'late': give 'valid' or 'report' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "var (valid, report) = [|Validate|].Step(ReadFile<Trip>.Step(Source)).Named(\"late\");" },
        { "MR0323", "Nothing needs the step 'read-{each}-{part}': give 'trips' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "foreach (var (part, each) in new[] { (1, \"one\"), (2, \"two\") }) { var trips = [|ReadFile<Trip>|].Step(Source).Named($\"read-{each}-{part}\"); }" },
        { "MR0323", "Nothing needs the step '{each}': give 'trips' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "foreach (var each in new[] { \"one\", \"two\" }) { var trips = [|ReadFile<Trip>|].Step(Source).Named(each); }" },
        { "MR0324", "No step uses the parameter 'Trees', so setting it changes nothing: use it in Define, or remove it", "SplitTrips.Step(ReadFile<Trip>.Step(Source));" },
        { "MR0323", "Nothing needs the step 'read-file': give 'a' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "{ var a = [|ReadFile<Trip>|].Step(Source); } { var a = ReadFile<Trip>.Step(Source).Named(\"b\"); SplitTrips.Step(a); }" },
        { "MR0323", "Nothing needs the step 'b': give 'a' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "{ var a = ReadFile<Trip>.Step(Source); SplitTrips.Step(a); } { var a = [|ReadFile<Trip>|].Step(Source).Named(\"b\"); }" },
        { "MR0322", "'tune' is never used: write '_' in its place", "{ var (train, [|tune|], _) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Concat.Step(train); } { var tune = ReadFile<Trip>.Step(Source).Named(\"b\"); Concat.Step(tune).Named(\"c\"); }" },
        { "MR0322", "'tune' is never used: write '_' in its place", "var (train, [|tune|], _) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Concat.Step(train); (train, tune, _) = SplitTrips.Step(train).Named(\"again\");" },
        { "MR0324", "No step uses the parameter 'Trees', so setting it changes nothing: use it in Define, or remove it", "foreach (int Trees in new[] { 1, 2 }) Pause.Step(count: Trees).Named($\"p{Trees}\"); ReadFile<Trip>.Step(Source);" },
        { "MR0322", "'all' is never used: remove the variable", "var trips = ReadFile<Trip>.Step(Source); List<Handle<Rows<Trip>>> [|all|] = []; all.Add(trips); all.AddRange([trips]);" },
        { "MR0323", "Nothing needs the step 'read-file': give 'r' to another step, remove the step, or write the call without a variable to say that the pipeline ends there", "var r = [|ReadFile<Trip>|].Step(Source); r = ReadFile<Trip>.Step(Source).Named(\"b\"); Concat.Step(r);" },
        { "MR0324", "No step uses the parameter 'Trees', so setting it changes nothing: use it in Define, or remove it", "var twice = Trees * 2; var more = twice + 1; ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'Clock.Start' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step([|Clock.Start|].AddDays(1)); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'Clock.Day' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step([|Clock.Day|]); ReadFile<Trip>.Step(Source);" },
        { "MR0325", "The input 'rows' of 'concat' gets the result of 'read-file' twice: give it once", "var trips = ReadFile<Trip>.Step(Source); Concat.Step(trips, [|trips|]);" },
        { "MR0325", "The input 'rows' of 'concat' gets the result of 'split-trips/train' twice: give it once", "var parts = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Concat.Step(parts.Train, parts.Tune, [|parts.Item1|]);" },
        { "MR0326", "The input 'rows' of 'concat' gets no artifact: give it at least one, or write '[]' to say that this is meant", "ReadFile<Trip>.Step(Source); [|Concat|].Step();" },
        { "MR0327", "'DateTime.UtcNow' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step([|DateTime.UtcNow|]); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'DateTime.Today' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "var day = [|DateTime.Today|].AddDays(-1); Pause.Step(day); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'Guid.NewGuid' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "ReadFile<Trip>.Step($\"{Source}/{[|Guid.NewGuid|]()}\");" },
        { "MR0327", "'Random.Shared' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step(count: [|Random.Shared|].Next()); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'new Random()' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step(count: [|new Random()|].Next()); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'Environment.TickCount' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step(count: [|Environment.TickCount|]); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'TimeProvider.System.GetUtcNow' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step([|TimeProvider.System.GetUtcNow|]().DateTime); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'Environment.ProcessId' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step(count: [|Environment.ProcessId|]); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'System.Diagnostics.Stopwatch.GetTimestamp' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step(count: (int)[|System.Diagnostics.Stopwatch.GetTimestamp|]()); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'System.Security.Cryptography.RandomNumberGenerator.GetInt32' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step(count: [|System.Security.Cryptography.RandomNumberGenerator.GetInt32|](3)); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'Path.GetTempFileName' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "ReadFile<Trip>.Step(Source + [|Path.GetTempFileName|]());" },
        { "MR0327", "'Source.GetHashCode' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step(count: [|Source.GetHashCode|]()); ReadFile<Trip>.Step(Source);" },
        { "MR0327", "'StringComparer.Ordinal.GetHashCode' differs with every run, so the step is never reused: make it a [Parameter] that is set where it matters", "Pause.Step(count: [|StringComparer.Ordinal.GetHashCode|](Source)); ReadFile<Trip>.Step(Source);" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void One_mistake_is_one_warning_at_its_place(string id, string message, string body) =>
        Marked.Check(Prelude, Pipeline(body, isTreesUsed: id != "MR0324"), id, message);

    [Theory]
    [InlineData("_ = ReadFile<Trip>.Step(Source);")]
    [InlineData("ReadFile<Trip>.Step(Source);")]
    [InlineData("var (_, _, _) = SplitTrips.Step(ReadFile<Trip>.Step(Source));")]
    [InlineData("(_, _, _) = SplitTrips.Step(ReadFile<Trip>.Step(Source));")]
    [InlineData("var parts = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Concat.Step(parts.Tune);")]
    [InlineData("var trips = ReadFile<Trip>.Step(this.Source); Handle<Rows<Trip>>[] all = [trips]; Concat.Step(all);")]
    [InlineData("var trips = ReadFile<Trip>.Step(Source); Concat.Step(rows: [trips]);")]
    [InlineData("var done = Done.Step().Named(\"first\"); ReadFile<Trip>.Step(Source);")]
    [InlineData("ReadFile<Trip>.Step(Source); Concat.Step([]);")]
    [InlineData("{ var a = ReadFile<Trip>.Step(Source); SplitTrips.Step(a); } { var a = ReadFile<Trip>.Step(Source).Named(\"b\"); SplitTrips.Step(a).Named(\"c\"); }")]
    [InlineData("var a = ReadFile<Trip>.Step(Source); foreach (int each in new[] { 1, 2 }) { var b = Concat.Step(a).Named($\"b{each}\"); a = b; } Concat.Step(a).Named(\"end\");")]
    [InlineData("ReadFile<Trip>.Step(Source + Environment.GetEnvironmentVariable(\"ROOT\") + Environment.MachineName);")]
    [InlineData("Pause.Step(Clock.Fixed); var r = ReadFile<Trip>.Step(Source); r = Concat.Step(r); Concat.Step(r).Named(\"end\");")]
    [InlineData("var (a, b, _) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); (a, b, _) = SplitTrips.Step(a).Named(\"again\"); Concat.Step(a, b);")]
    [InlineData("Pause.Step(new DateTime(2026, 1, 1), new Random(7).Next()); ReadFile<Trip>.Step(Source + nameof(DateTime.Now));")]
    public void What_is_meant_needs_no_advice(string body) => Compiled.From(Prelude + Pipeline(body)).Clean();

    [Fact]
    public void A_wrong_pipeline_gets_no_advice() =>
        Marked.Check(Prelude, Pipeline("var trips = ReadFile<Trip>.Step(Source); var parts = SplitTrips.Step(trips, [|0.9|]);"), "MR0308", null);

    [Fact]
    public void A_parameter_of_a_base_class_may_be_for_another_pipeline() =>
        Compiled.From(Prelude + "[Pipeline(\"p\")] public sealed partial class P : Shared { void Define() => Done.Step(); }").Clean();

    private static string Pipeline(string body, bool isTreesUsed = true) => $$"""
        [Pipeline("p")]
        public sealed partial class P
        {
            [Parameter] public string Source { get; init; } = "data/trips.csv";
            {{(isTreesUsed ? "[Parameter] public int Trees { get; init; } = 5;" : "[Parameter] public int [|Trees|] { get; init; } = 5;")}}

            void Define()
            {
                {{body}}
                {{(isTreesUsed ? "Pause.Step(count: Trees).Named(\"last\");" : "")}}
            }
        }
        """;
}
