using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Tests.Components;
using Millrace.Generators.Tests.Pipelines;

namespace Millrace.Generators.Tests;

/// <summary>
/// Mistakes of which C# speaks, sometimes several times: nothing of ours beside it, and nothing in generated files. Those of which it speaks once stand in
/// the tables of each kind as well, with their places.
/// </summary>
public sealed class CSharpAloneTests
{
    /// <summary>Mistakes in the body of Define.</summary>
    [Theory]
    [InlineData("CS4033 CS8411", "await foreach (var each in ReadFile<Trip>.Step(Source)) Done.Step().Named(\"x\");")]
    [InlineData("CS4033", "await Task.Delay(1);")]
    [InlineData("CS4033", "ReadFile<Trip>.Step(await Task.FromResult(\"x\"));")]
    [InlineData("CS8130 CS8130 CS8132", "var (a, (b, c)) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Validate.Step(b);")]
    [InlineData("CS1061 CS8129 CS8130 CS8130", "var (a, (b, c), d) = SplitTrips.Step(ReadFile<Trip>.Step(Source));")]
    [InlineData("CS8130 CS8130 CS8132", "foreach (var (a, (b, c)) in new[] { (1, 2, 3) }) Done.Step().Named($\"done-{a}\");")]
    [InlineData("CS0103 CS8130 CS8130 CS8130", "var (a, (b, c)) = nope; Validate.Step(b);")]
    [InlineData("CS0117", "var a = SplitTrips.Stp(ReadFile<Trip>.Step(Source)); Validate.Step(a.Train);")]
    [InlineData("CS0029", "Handle<Report> a = ReadFile<Trip>.Step(Source);")]
    [InlineData("CS0029", "(Handle<Report> a, var b, var c) = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Validate.Step(b);")]
    [InlineData("CS0283", "const Handle<Rows<Trip>> a = ReadFile<Trip>.Step(Source);")]
    [InlineData("CS0165", "int a; BoostedTrees.Step(ReadFile<Trip>.Step(Source), FitFeatures<Trip, TipFeatures>.Step(ReadFile<Trip>.Step(Source).Named(\"b\")), a);")]
    [InlineData("CS0029", "Handle<Report> a; a = ReadFile<Trip>.Step(Source);")]
    [InlineData("CS8132", "var (a, b) = (ReadFile<Trip>.Step(Source), 1, 2);")]
    [InlineData("CS1061", "var t = (A: ReadFile<Trip>.Step(Source), B: 1); SplitTrips.Step(t.C);")]
    [InlineData("CS0128", "var (a, a) = (1, 2);")]
    [InlineData("CS7036", "var a = new SplitTrips();")]
    [InlineData("CS9035", "new ReadFile<Trip>();")]
    [InlineData("CS8130 CS8130", "var (a, b) = (x => x, 1);")]
    [InlineData("CS0818", "var a; a = ReadFile<Trip>.Step(Source);")]
    [InlineData("CS1503", "ReadFile<Trip>.Step(this);")]
    [InlineData("CS1660", "ReadFile<Trip>.Step(x => x);")]
    [InlineData("CS8115", "ReadFile<Trip>.Step(throw new Exception());")]
    [InlineData("CS1674", "using var a = ReadFile<Trip>.Step(Source);")]
    [InlineData("CS0021", "var h = ReadFile<Trip>.Step(Source); SplitTrips.Step(h[0]);")]
    [InlineData("CS0021", "var h = ReadFile<Trip>.Step(Source); var x = h[0];")]
    [InlineData("CS0021", "var h = ReadFile<Trip>.Step(Source); h[0] = h;")]
    [InlineData("CS0021", "var h = SplitTrips.Step(ReadFile<Trip>.Step(Source)); Validate.Step(h[0]);")]
    [InlineData("CS0023", "var h = ReadFile<Trip>.Step(Source); h++;")]
    [InlineData("CS0019", "var h = ReadFile<Trip>.Step(Source); h += h;")]
    [InlineData("CS1059", "const int i = 0; i++;")]
    [InlineData("CS0159", "goto Nowhere;")]
    [InlineData("CS0153", "goto case 1;")]
    [InlineData("CS0139", "break;")]
    [InlineData("CS8852", "Trees = 4;")]
    [InlineData("CS8852", "this.Trees = 4;")]
    [InlineData("CS0200", "Folder = \"x\";")]
    [InlineData("CS0103", "nope = ReadFile<Trip>.Step(Source);")]
    [InlineData("CS0103", "ReadFile<Trip>.Step(Source).Named($\"{nope}\");")]
    [InlineData("CS1615", "SplitTrips.Step(ref Last);")]
    [InlineData("CS1579", "foreach (var x in ReadFile<Trip>.Step(Source)) Done.Step().Named(\"x\");")]
    [InlineData("CS1579", "foreach (var x in SplitTrips.Step(ReadFile<Trip>.Step(Source))) Done.Step().Named(\"x\");")]
    [InlineData("CS0120", "ReadFile<Trip>.Step(P.Folder);")]
    [InlineData("CS0120", "SplitTrips.Run(null!, default);")]
    [InlineData("CS0201", "\"x\";")]
    [InlineData("CS0201", "Source;")]
    public void In_Define(string ids, string body) => Check(ids, PipelineDiagnosticTests.Prelude + PipelineDiagnosticTests.Pipeline(body));

    /// <summary>Mistakes in classes.</summary>
    [Theory]
    [InlineData("CS0111 CS0579", "[Component] public partial class C { public Note Run(Note a) => a; } [Component] public partial class C { public Note Run(Note a) => a; }")]
    [InlineData("CS0579", "[Component] public partial class C { public Note Run(Note a) => a; } [Component] public partial class C { public Note Run(Note b, Note c) => b; }")]
    [InlineData("CS0102 CS0111 CS0579", "[Component] public partial class C { [Parameter] public int X { get; init; } public Note Run(Note a) => a; } [Component] public partial class C { [Parameter] public int X { get; init; } public Note Run(Note a) => a; }")]
    [InlineData("CS0101 CS0111 CS0579", "[Component] public class C { public Note Run(Note a) => a; } [Component] public class C { public Note Run(Note a) => a; }")]
    [InlineData("CS0111", "[Component] public partial class C { public Note Run(Note a) => a; public Note Run(Note a) => a; }")]
    [InlineData("CS0102", "[Component] public partial class C { [Parameter] public int X { get; init; } [Parameter] public int X { get; init; } public Note Run(Note a) => a; }")]
    [InlineData("CS0100 CS0229", "[Component] public partial class C { public Note Run(Note a, Note a) => a; }")]
    [InlineData("CS8127", "[Component] public partial class C { public (Note A, Note A) Run(Note a) => (a, a); }")]
    [InlineData("CS0534", "public abstract class B { public abstract Note Run(Note a); } [Component] public partial class C : B { }")]
    [InlineData("CS0236", "[Component] public partial class C { [Parameter] public int X { get; init; } = Y; public int Y => 1; public Note Run(Note a) => a; }")]
    [InlineData("CS1660", "[Component] public partial class C { [Parameter] public int X { get; init; } = () => 1; public Note Run(Note a) => a; }")]
    [InlineData("CS0579", "[Component] public partial class C { public Note Run([ForTraining, ForTraining] Note a) => a; }")]
    [InlineData("CS0592", "[Component] public partial struct C { public Note Run(Note a) => a; }")]
    [InlineData("CS0592", "[Component] public partial record struct C { public Note Run(Note a) => a; }")]
    [InlineData("CS0592", "[Component] public partial interface C { Note Run(Note a); }")]
    [InlineData("CS0051", "internal enum E; [Component] public partial class C { public Note Run(IReadOnlyList<E> a) => null!; }")]
    [InlineData("CS0053", "internal enum E; [Component] public partial class C { [Parameter] public E X { get; init; } public Note Run(Note a) => a; }")]
    [InlineData("CS9051", "file enum E; [Component] internal partial class C { [Parameter] public E X { get; init; } public Note Run(Note a) => a; }")]
    [InlineData("CS0619", "[Obsolete(\"no\", true)] public enum E; [Component] public partial class C { [Parameter] public E X { get; init; } public Note Run(Note a) => a; }")]
    [InlineData("CS0619", "public enum E { [Obsolete(\"no\", true)] A } [Component] public partial class C { [Parameter] public E X { get; init; } = E.A; public Note Run(Note a) => a; }")]
    public void In_a_component_and_not_where_it_is_used(string ids, string source) => Check(ids, ComponentSources.Artifacts + "\n" + source + """

        [Component] public sealed partial class StartNote { public Note Run() => new(""); }
        [Pipeline("use")] public sealed partial class Use { void Define() => C.Step(StartNote.Step()); }
        """);

    /// <summary>Of several outputs one is wrong, and a pipeline takes them apart.</summary>
    [Theory]
    [InlineData("CS0246", "[Component] public partial class C { public (Note A, Nope B) Run(Note a) => default; }")]
    [InlineData("CS0246", "[Component] public partial class C { public async Task<(Nope A, Note B)> RunAsync(Note a) { await Task.Yield(); return default; } }")]
    [InlineData("CS0246", "[Component] public partial class C { public (Note A, Box<Nope> B) Run(Note a) => default; }")]
    [InlineData("CS0453", "[Component] public partial class C { public (Note A, Box<string> B) Run(Note a) => default; }")]
    [InlineData("CS0050", "internal sealed class Inner; [Component] public partial class C { public (Note A, Inner B) Run(Note a) => default; }")]
    [InlineData("CS0619", "[Obsolete(\"no\", true)] public enum E; [Component] public partial class C { public (Note A, Box<E> B) Run(Note a) => default; }")]
    [InlineData("CS0246", "public record Parts(Note A, Nope B); [Component] public partial class C { public Parts Run(Note a) => null!; }")]
    [InlineData("CS0246", "public record Parts(Box<Nope> A, Note B); [Component] public partial class C { public Task<Parts> RunAsync(Note a) => null!; }")]
    public void In_one_of_several_outputs(string ids, string source) => Check(ids, ComponentSources.Artifacts + "\n" + source + """

        [Component] public sealed partial class StartNote { public Note Run() => new(""); }
        [Component] public sealed partial class EndNote { public void Run(Note a) { } }
        [Pipeline("use")]
        public sealed partial class Use
        {
            void Define()
            {
                var (a, b) = C.Step(StartNote.Step());
                EndNote.Step(a);
                EndNote.Step(b).Named("end");
                EndNote.Step(C.Step(StartNote.Step().Named("other")).Named("again").A).Named("last");
            }
        }
        """);

    [Theory]
    [InlineData("CS0453 CS0453", "[Component] public partial class G<T> { public Box<T> Run(Box<T> a) => a; }")]
    [InlineData("CS0111 CS0579", "[Pipeline(\"p\")] public sealed partial class P { void Define() => S.Step(); } [Pipeline(\"p\")] public sealed partial class P { void Define() => S.Step(); }")]
    [InlineData("CS0111", "[Pipeline(\"p\")] public sealed partial class P { void Define() => S.Step(); void Define() => S.Step(); }")]
    [InlineData("CS0501", "[Pipeline(\"p\")] public sealed partial class P { void Define(); }")]
    [InlineData("CS7036", "[Pipeline] public sealed partial class P { void Define() => S.Step(); }")]
    [InlineData("CS1503", "[Pipeline(3)] public sealed partial class P { void Define() => S.Step(); }")]
    [InlineData("CS0592", "[Pipeline(\"p\")] public partial record struct P { void Define() => S.Step(); }")]
    [InlineData("CS1624", "[Pipeline(\"p\")] public sealed partial class P { void Define() { yield return 1; } }")]
    [InlineData("CS0127", "[Pipeline(\"p\")] public sealed partial class P { void Define() { return S.Step(); } }")]
    [InlineData("CS0102", "[Pipeline(\"p\")] public sealed partial class P { [Parameter] public string Define { get; init; } = \"\"; void Define() => S.Step(); }")]
    public void In_a_class_by_itself(string ids, string source) => Check(ids, ComponentSources.Artifacts + "\n" + source + "[Component] public sealed partial class S { public void Run() { } }");

    /// <summary>Before C# 14 there are no extensions by which generated code could take C#'s objections away: then ours is silent, or stands beside C#'s.</summary>
    [Theory]
    [InlineData("CS0411", "var rows = ReadFile<Trip>.Step(\"a\"); BoostedTrees.Step(rows, rows);", "")]
    [InlineData("CS0117 MR0201", "Late.Step();", "[Component] public class Late { public void Run() { } }")]
    [InlineData("CS0117 MR0217", "Late.Step();", "[Component] file partial class Late { public void Run() { } }")]
    public void In_an_older_language(string ids, string body, string more) =>
        Check(ids, TaxiSource.Components + $"[Pipeline(\"p\")] public sealed partial class P {{ void Define() {{ {body} }} }} {more}", LanguageVersion.CSharp13);

    /// <summary>C# lets an alias stand for another one that is declared around it.</summary>
    [Fact]
    public void Aliases_of_aliases_of_our_attributes_are_understood() => Compiled.From("""
        using Millrace;
        namespace N
        {
            using A = Millrace.ComponentAttribute;
            using P = Millrace.PipelineAttribute;
            namespace M
            {
                using B = A;
                using Q = P;
                [B] public sealed partial class C { public void Run() { } }
                [Q("p")] public sealed partial class D { void Define() => C.Step(); }
                public static class User { public static PipelinePlan Plan => D.Plan; }
            }
        }
        """).Clean();

    private static void Check(string ids, string source, LanguageVersion language = LanguageVersion.Latest)
    {
        CSharpCompilation program = Compiled.Compilation(source);
        program = program.RemoveAllSyntaxTrees().AddSyntaxTrees(program.SyntaxTrees.Select(each => each.WithRootAndOptions(each.GetRoot(), Compiled.Options.WithLanguageVersion(language))));
        Diagnostic[] found = [.. Compiled.From(program).Diagnostics.Where(static each => each.Severity == DiagnosticSeverity.Error)];
        string all = string.Join('\n', found.Select(static each => each.ToString()));
        Assert.True(ids == string.Join(' ', found.Select(static each => each.Id).Order(StringComparer.Ordinal)), all);
        Assert.True(Array.TrueForAll(found, static each => each.Location.SourceTree?.FilePath == "User.cs"), all);
    }
}
