namespace Millrace.Generators.Tests.Components;

public sealed class PolicyDiagnosticTests
{
    private const string Time = "write \"00:30:00\" for half an hour, \"1.00:00:00\" for a day";

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0234", $"\"30\" is no length of time: {Time}", "[Component, Timeout([|\"30\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0234", $"\"24:00:00\" is no length of time: {Time}", "[Component, Timeout(after: [|\"24:00:00\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0234", $"\"soon\" is no length of time: {Time}", "[Component, Retry(2, typeof(IOException), Delay = [|\"soon\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0234", $"\"\" is no length of time: {Time}", "[Component(Cache = CachePolicy.Expires, ExpiresAfter = [|\"\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0235", "\"4\" is no amount of memory: write a number with its unit, such as \"500 MiB\" or \"4 GiB\"", "[Component, Resources(Memory = [|\"4\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0235", "\"0 GiB\" is no amount of memory: write a number with its unit, such as \"500 MiB\" or \"4 GiB\"", "[Component, Resources(Memory = [|\"0 GiB\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0235", "\"-1 GB\" is no amount of memory: write a number with its unit, such as \"500 MiB\" or \"4 GiB\"", "[Component, Resources(Memory = [|\"-1 GB\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0235", "\"9999999999 TiB\" is no amount of memory: write a number with its unit, such as \"500 MiB\" or \"4 GiB\"", "[Component, Resources(Memory = [|\"9999999999 TiB\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0236", "Cpus is -2, but must be at least 0, or -1 for all cores", "[Component, Resources(Cpus = [|-2|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0236", "Gpus is -1, but must be at least 0", "[Component, Resources(Gpus = [|-1|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0236", "The number of attempts is 1, but must lie between 2 and 100", "[Component, Retry([|1|], typeof(IOException))] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0236", "The number of attempts is 101, but must lie between 2 and 100", "[Component, Retry(transient: [typeof(IOException)], attempts: [|101|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0236", "The delay is -00:00:01, but must lie between 0 and 5 minutes", "[Component, Retry(2, typeof(IOException), Delay = [|\"-00:00:01\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0236", "The timeout is 00:00:00, but must be more than 0 and at most 49 days", "[Component, Timeout([|\"00:00:00\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0236", "The timeout is 50.00:00:00, but must be more than 0 and at most 49 days", "[Component, Timeout([|\"50.00:00:00\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0236", "ExpiresAfter is 00:00:00, but must be more than 0", "[Component(Cache = CachePolicy.Expires, ExpiresAfter = [|\"00:00:00\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0237", "[Retry] names no exception that passes, so the step is tried once: name them, such as [Retry(3, typeof(HttpRequestException))], or remove it", "[Component, [|Retry(3)|]] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0238", "'int' is no exception: name classes that derive from Exception and that generated code can name", "[Component, Retry(3, typeof(IOException), typeof([|int|]))] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0238", "'string' is no exception: name classes that derive from Exception and that generated code can name", "[Component, Retry(3, [typeof(IOException), typeof([|string|])])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0238", "'Odd<>' is no closed type: name classes that derive from Exception and that generated code can name", "public class Odd<T> : Exception; [Component, Retry(3, new[] { typeof([|Odd<>|]) })] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0238", "'Mine' is visible in its file only: name classes that derive from Exception and that generated code can name", "file class Mine : Exception; [Component, Retry(3, typeof([|Mine|]))] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0239", "'OperationCanceledException' is how work that is cancelled ends, so a step is never tried again after it: leave it out", "[Component, Retry(3, typeof([|OperationCanceledException|]), typeof(IOException))] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0239", "'TaskCanceledException' is how work that is cancelled ends, so a step is never tried again after it: leave it out", "[Component, Retry(3, typeof([|TaskCanceledException|]))] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0239", "'GateClosedException' is how a step says that another attempt makes no sense, so a step is never tried again after it: leave it out", "[Component, Retry(3, typeof([|GateClosedException|]))] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0240", "Results expire, and nothing says when: write ExpiresAfter = \"7.00:00:00\" for seven days", "[Component(Cache = [|CachePolicy.Expires|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0241", "ExpiresAfter has no effect without Cache = CachePolicy.Expires: write both, or leave ExpiresAfter out", "[Component(ExpiresAfter = [|\"soon\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0241", "ExpiresAfter has no effect without Cache = CachePolicy.Expires: write both, or leave ExpiresAfter out", "[Component(Cache = CachePolicy.Never, ExpiresAfter = [|\"01:00:00\"|])] public partial class C { public Note Run(Note a) => a; }" },
        { "MR0242", "The secret 'X' is the path of a source, which messages show: leave [Secret] or [Source] out", "[Component] public partial class C { [Parameter, [|Secret|], Source] public required string X { get; init; } public Note Run(Note a) => a; }" },
        { "MR0243", "The value of the secret 'X' stands in the program, where everybody who has it can read it: let it come from configuration or the environment", "[Component] public partial class C { [Parameter, Secret] public string X { get; init; } = [|\"abc\"|]; public Note Run(Note a) => a; }" },
        { "MR0243", "The value of the secret 'X' stands in the program, where everybody who has it can read it: let it come from configuration or the environment", "[Component] public partial class C { [Parameter, Secret] public string X { get; init; } = \"\"; public Note Run() => new(X); } [Pipeline(\"p\")] public partial class P { [Parameter, Secret] public string X { get; init; } = [|\"a\" + \"b\"|]; void Define() => C.Step(X); }" },
        { "MR0243", "The value of the secret 'x' stands in the program, where everybody who has it can read it: let it come from configuration or the environment", "[Component] public partial class C { [Parameter, Secret] public required string X { get; init; } public Note Run() => new(X); } [Pipeline(\"p\")] public partial class P { void Define() => C.Step([|\"abc\"|]); }" },
        { "MR0244", "The secret 'Key' is given to 'x' of C, whose value is shown and stored: mark that parameter [Secret]", "[Component] public partial class C { [Parameter] public required string X { get; init; } public Note Run() => new(X); } [Pipeline(\"p\")] public partial class P { [Parameter, Secret] public required string Key { get; init; } void Define() => C.Step([|$\"Bearer {Key}\"|]); }" },
        { "MR0245", "[Retry] has no effect on the pipeline 'P', which computes nothing itself: write it on the components whose steps are meant", "[Pipeline(\"p\"), [|Retry(3, typeof(IOException))|]] public partial class P { void Define() => C.Step(); } [Component] public partial class C { public Note Run() => new(\"\"); }" },
        { "MR0245", "[Timeout] has no effect on the pipeline 'P', which computes nothing itself: write it on the components whose steps are meant", "[Pipeline(\"p\")] [[|Timeout(\"00:01:00\")|]] public partial class P { void Define() => C.Step(); } [Component] public partial class C { public Note Run() => new(\"\"); }" },
        { "MR0245", "[Resources] has no effect on the pipeline 'P', which computes nothing itself: write it on the components whose steps are meant", "[[|Resources(Cpus = 0)|], Pipeline(\"p\")] public partial class P { void Define() => C.Step(); } [Component] public partial class C { public Note Run() => new(\"\"); }" },
        { "MR0246", "[Secret] has no effect on 'X', which is no parameter: write [Parameter, Secret], or leave it out", "[Component] public partial class C { [[|Secret|]] public string X { get; init; } = \"\"; public Note Run(Note a) => a; }" },
        { "MR0246", "[Source] has no effect on 'X', which is no parameter: write [Parameter, Source], or leave it out", "[Component] public partial class C { [[|Source|]] public string X { get; } = \"\"; public Note Run(Note a) => a; }" },
        { "MR0246", "[Secret] has no effect on 'X', which is no parameter: write [Parameter, Secret], or leave it out", "[Pipeline(\"p\")] public partial class P { [[|Secret|]] public string X { get; init; } = \"\"; void Define() => C.Step(); } [Component] public partial class C { public Note Run() => new(\"\"); }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_one_diagnostic_at_its_place(string id, string message, string source) => Marked.Check(ComponentSources.Artifacts + "\n", source, id, message);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_pipeline_over_the_component_adds_none(string id, string message, string source)
    {
        string user = source.Contains("[Pipeline", StringComparison.Ordinal) || !source.Contains("Run(Note a)", StringComparison.Ordinal) ? ""
            : " [Component] public partial class Begin { public Note Run() => new(\"\"); } [Pipeline(\"use\")] public partial class Use { void Define() { var note = Begin.Step(); " + (source.Contains("required", StringComparison.Ordinal) ? "C.Step(note, \"x\"); } }" : "C.Step(note); } }");
        if (id != "MR0243")
            Marked.Check(ComponentSources.Artifacts + "\n", source + user, id, message);
    }

    [Theory]
    [InlineData("[Component, Retry(3, typeof(IOException), typeof(TimeoutException)), Timeout(\"49.00:00:00\"), Resources(Cpus = 0, Memory = \"1.5 gib\")] public partial class C { public Note Run(Note a) => a; }")]
    [InlineData("[Component, Retry(100, typeof(Mine))] public partial class C { private sealed class Mine : Exception; public Note Run(Note a) => a; }")]
    [InlineData("public class Odd<T> : Exception; [Component, Retry(2, typeof(Odd<int>), Delay = \"00:00\")] public partial class C<T> where T : struct { public Box<T> Run(Box<T> a) => a; }")]
    [InlineData("[Component] public partial class C { [Parameter, Secret] public string? X { get; init; } public Note Run() => new(X ?? \"\"); } [Pipeline(\"p\")] public partial class P { [Parameter, Secret] public string Key { get; init; } = \"\"; [Parameter] public string KeyName { get; init; } = \"\"; void Define() => C.Step(Key + KeyName); }")]
    [InlineData("[Component] public partial class C { [Parameter] public string X { get; init; } = \"\"; public Note Run() => new(X); } [Pipeline(\"p\")] public partial class P { [Parameter, Secret] public string Key { get; init; } = \"\"; [Parameter] public string KeyName { get; init; } = \"\"; void Define() { C.Step(KeyName); D.Step(Key); } } [Component] public partial class D { [Parameter, Secret] public string X { get; init; } = \"\"; public Note Run() => new(X); }")]
    [InlineData("public abstract class Base { [Secret] public string X { get; init; } = \"\"; } [Component] public partial class C : Base { public Note Run() => new(X); } [Component] public partial class D : Base { public Note Run() => new(X); }")]
    public void What_is_near_a_mistake_and_none_is_silent(string source) => Compiled.From(ComponentSources.Artifacts + "\n" + source).Clean();

    [Theory]
    [InlineData("CS0246", "[Component, Retry(3, typeof([|Nowhere|]))] public partial class C { public Note Run(Note a) => a; }")]
    [InlineData("CS1503", "[Component, Retry([|\"3\"|], typeof(IOException))] public partial class C { public Note Run(Note a) => a; }")]
    [InlineData("CS0117", "[Component(Cache = CachePolicy.[|Expire|], ExpiresAfter = \"01:00:00\")] public partial class C { public Note Run(Note a) => a; }")]
    [InlineData("CS0592", "[Component, [|Secret|]] public partial class C { public Note Run(Note a) => a; }")]
    [InlineData("CS0619", "[Obsolete(\"no\", true)] public class Gone : Exception; [Component, Retry(3, typeof([|Gone|]))] public partial class C { public Note Run(Note a) => a; }")]
    public void What_CSharp_reports_stands_alone(string id, string source) => Marked.Check(ComponentSources.Artifacts + "\n", source, id, message: null);
}
