using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Tests.Components;

namespace Millrace.Generators.Tests;

/// <summary>Whatever is being typed, the generator does not throw: programs that are strange on purpose. The fuzz tests do the rest.</summary>
public sealed class RobustnessTests
{
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
    [InlineData("[Component] partial class C { public Parts Run() => null!; } [Component] partial class D { public void Run(Box<int> a) { } } [Pipeline(\"p\")] partial class P { void Define() { D.Step(C.Step().B); } } record Parts(Note A, Box<")]
    [InlineData("[Component(Cache = , ExpiresAfter = null), Retry(3, null), Retry(typeof(int*), transient: [.., typeof()]), Timeout, Timeout(null), Resources(Cpus = null, Memory = 3, Gpus = [1])] partial class C { [Parameter, Secret, Source, Secret] public int X { get; init; } = null; public Note Run(Note a) => a; }")]
    [InlineData("[Component, Retry(attempts: 3, transient: new Type[] { typeof(C), null, typeof(List<>[]), typeof(T) }, Delay = Delay)] partial class C<T> { public Note Run(Note a) => a; }")]
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
    [InlineData("[Pipeline(\"p\")] partial class P { Handle<Note> Define(Handle<Note> a, Handle<Note> a, int b, Handle<> c, ref Handle<Note> d, Handle<Nope> = default) => P.Step(a, P.Step(b)).When(P).Or(a).Or().Always(1); }")]
    [InlineData("[Pipeline(\"p\")] partial class P { (Handle<Note> A, Handle<Note> a, Handle<Note>) Define() => (Q.Step().A, Q.Step(), R.Step()); } [Pipeline(\"q\")] partial class Q { (Handle<Note> A, Handle<Note> B) Define() => P.Step(); } [Pipeline(\"r\")] partial class R { dynamic Define(dynamic x) => x.Map(x); }")]
    [InlineData("[Pipeline(\"p\")] partial class P { Handle<Note> Define(Handle<Collection<Note>> all) { var x = all.Map(all => all.Map(all => all)); return x.Map((a, b) => { return a; }).Map(() => x).Map(async _ => _).Map(y => { return y; return; }).Map(x: x => x); } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { Handle<Note> Define(Handle<Collection<Note>> all) => all.Map(each => { foreach (var i in new[] { 1, 2 }) { all.Map(each => each).Named($\"x{i}\").When(each); } var (a, (b, c)) = each; Handle<Note> late; late = each; return late.Or(late.Or(each)); }); }")]
    [InlineData("[Pipeline(\"p\")] partial class P { void Define() { Latest.Of<Note>(\"p/p/p\").Or(Latest.Of<Note>(\"p/latest-p\")).Named(\"x\").Named(\"y\"); Champion.Of<int>(\"\"); Latest.Of<Note>(\"a/b[1].c/d\").When(Champion.Of<Value<bool>>(\"x\")).Always(); Latest.Of(\"\"); Latest.Of<Nope>(null); Latest.Of<Note>($\"{1}/b\").Named(\"z\"); } }")]
    [InlineData("[Pipeline(\"p\")] partial class P { int Step => 1; class Descriptor { } Handle<Note> Define(Handle<Note> step) { return step; } } [Pipeline(\"q\")] partial class Q<T> { Handle<T> Define(Handle<T> x) => P.Step(x); } [Pipeline(\"s\")] static partial class S { static Handle<Note> Define(Handle<Note> x) => S.Step(Q<int>.Step(x)); }")]
    [InlineData("[Pipeline(\"p\")] partial class P { int Define { get; } [Parameter] string this[int i] => \"\"; }")]
    public void No_strange_program_makes_the_generator_throw(string source) => Run(Compiled.Compilation(""), ComponentSources.Artifacts + source);

    private static void Run(CSharpCompilation compilation, string source)
    {
        CSharpCompilation program = compilation.AddSyntaxTrees(Compiled.Tree(source, "More.cs"));
        GeneratorDriver driver = Compiled.Driver().RunGenerators(program);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.True(result.Exception is null, $"{result.Exception}\n…{source[Math.Max(0, source.Length - 200)..]}");
        Incremental.AssertSame(driver, program);
    }
}
