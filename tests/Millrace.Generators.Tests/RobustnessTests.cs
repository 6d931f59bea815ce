using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Tests.Components;
using Millrace.Generators.Tests.Pipelines;

namespace Millrace.Generators.Tests;

/// <summary>Whatever is being typed, the generator does not throw.</summary>
public sealed class RobustnessTests
{
    private const string Source = TaxiSource.Components + TaxiSource.Pipeline;

    [Fact]
    public void No_prefix_of_a_program_makes_the_generator_throw()
    {
        CSharpCompilation compilation = Compiled.Compilation("");
        for (int length = TaxiSource.Components.Length; length < Source.Length; length += 7)
            Run(compilation, Source[..length]);
        for (int length = 0; length < TaxiSource.Components.Length; length += 97)
            Run(compilation, Source[..length]);
    }

    [Fact]
    public void No_missing_token_makes_the_generator_throw()
    {
        CSharpCompilation compilation = Compiled.Compilation("");
        SyntaxToken[] tokens = [.. Compiled.Tree(Source, "User.cs").GetRoot().DescendantTokens()];
        var random = new Random(20261123);
        for (int i = 0; i < 120; i++)
        {
            SyntaxToken token = tokens[random.Next(tokens.Length)];
            Run(compilation, Source.Remove(token.SpanStart, token.Span.Length));
        }
    }

    [Fact]
    public void No_prefix_of_a_loop_and_no_missing_token_in_it_makes_the_generator_throw()
    {
        CSharpCompilation compilation = Compiled.Compilation("").AddSyntaxTrees(Compiled.Tree(TaxiSource.Components, "Taxi.cs"));
        for (int length = LoopSource.Pipeline.IndexOf("void Define", StringComparison.Ordinal); length < LoopSource.Pipeline.Length; length += 5)
            Run(compilation, "using Millrace;\nusing Taxi;\n" + LoopSource.Pipeline[..length]);
        SyntaxToken[] tokens = [.. Compiled.Tree(LoopSource.Pipeline, "User.cs").GetRoot().DescendantTokens()];
        for (int i = 0; i < tokens.Length; i += 3)
            Run(compilation, "using Millrace;\nusing Taxi;\n" + LoopSource.Pipeline.Remove(tokens[i].SpanStart, tokens[i].Span.Length));
    }

    [Theory]
    [InlineData("[Component] partial class C { public Note Run(Note a, Note a) => a; }")]
    [InlineData("[Component] partial class C<T, T> { public Note Run(Note a) => a; }")]
    [InlineData("[Component] partial interface C { Note Run(Note a); }")]
    [InlineData("[Component] partial record C(int X) { public Note Run(Note a) => a; }")]
    [InlineData("[Component] partial class C { public (Note A, Note A) Run(Note a) => (a, a); }")]
    [InlineData("[Component] partial class C { [Parameter] public int X { get; init; } = X; public Note Run(Note a) => a; }")]
    [InlineData("[Component] partial class C { [Parameter] public int this[int i] { get => 1; init { } } public Note Run(Note a) => a; }")]
    [InlineData("[Component] partial class C : C { public Note Run(Note a) => a; }")]
    [InlineData("[Component] partial class C { public unsafe void Run(int* a, ref Note b, params Note[] c) { } }")]
    [InlineData("[Component, Component] partial class C { public Note Run(Note a) => a; } [Component] partial class C { }")]
    [InlineData("[Component, Pipeline(\"x\")] partial class C { public Note Run(Note a) => a; void Define() => C.Step(C.Step(default)); }")]
    [InlineData("[Component] partial class C { public Note Run(Note a) => a; } [Component] partial class c { public Note Run(Note a) => a; }")]
    [InlineData("[Pipeline] partial class P { void Define() { } }")]
    [InlineData("[Pipeline(null)] partial class P { void Define() { var x = x; x.Step(x); } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { void Define() { var (a, (b, c)) = (1, (2, 3)); var q = a is var z ? z : 0; } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { extern void Define(); int Plan() => 1; class Plan { } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { void Define() { P.Step(P.Step(P.Step())).Named().Named(1, 2).AsP().AsP(1); } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { void Define() { int[] a = b, b = a; foreach (var x in a) foreach (var (y, x) in x) foreach ((a, b) in a) foreach (x in a) ; } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { static readonly int[] A = B, B = [.. A]; void Define() { foreach (var x in A) x.Step(x).Named($\"{x:qq}{x,-3}{}{\"); } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { void Define() { List<Handle<Note>> l = [l]; l.Add(l); l.Add(); l = l = l; (l, l.x) = l; foreach (var x in l) foreach (ref var y in new(x) { }) foreach (var z in new[] { (1, (x, 1 / 0)) }) l.AddRange(z.Item2.Item3); } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { void Define() => foreach (var x in new[] { int.MaxValue }) { var y = x * x / (x - x); } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { void Define() { foreach (var x in new[] { int.MaxValue }) { var y = x * x / (x - x); var z = (byte)x + $\"{y}{nope}\" + y; } } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { int Define { get; } [Parameter] string this[int i] => \"\"; }")]
    public void No_strange_program_makes_the_generator_throw(string source) => Run(Compiled.Compilation(""), ComponentSources.Artifacts + source);

    private static void Run(CSharpCompilation compilation, string source)
    {
        GeneratorRunResult result = Compiled.Driver().RunGenerators(compilation.AddSyntaxTrees(Compiled.Tree(source, "More.cs"))).GetRunResult().Results.Single();
        Assert.True(result.Exception is null, $"{result.Exception}\n…{source[Math.Max(0, source.Length - 200)..]}");
    }
}
