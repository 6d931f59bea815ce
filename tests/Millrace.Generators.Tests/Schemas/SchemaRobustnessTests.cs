using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Millrace.Generators.Tests.Schemas;

/// <summary>Whatever is typed, the generator does not throw: while one types, most programs are wrong.</summary>
public sealed class SchemaRobustnessTests
{
    [Theory]
    [InlineData("[Schema] partial record struct S { [Column] public int X { get; init; } } [Schema] partial record struct S { [Column] public int X { get; init; } } [Schema] struct S;")]
    [InlineData("[Schema] partial record struct S; [Schema] partial struct S; [Schema] partial class S; [Features<S>] partial record struct s; [Features<s>] partial record struct S;")]
    [InlineData("[Schema(From = typeof(B))] partial record struct A; [Schema(From = typeof(C))] partial record struct B; [Schema(From = typeof(B))] partial record struct C;")]
    [InlineData("[Schema(From = typeof(System.Collections.Generic.List<>), Without = null)] partial record struct A { [Column(null), OneOf(null)] public int this[int i] { get => i; init { } } }")]
    [InlineData("[Schema(From = null, Without = [null, 1, nameof(), ..[]])] partial record struct A { [Column, Column, InRange(double.NaN, double.NaN, Tolerance = double.NaN)] public int X { get; init; } }")]
    [InlineData("[Features<dynamic>] partial record struct A; [Features<int*>] partial record struct B; [Features<int[]>] partial record struct C; [Features<(int, int)>] partial record struct D; [Features<A>] partial record struct A;")]
    [InlineData("[Features<S>] partial record struct F { [ZScore(From = null), Permit(null)] public float X { get; init; } [Label] static void L(in S.Row a, in S.Row b) { } [Label] static extern bool operator +(F f); [Label] F() { } [Label] ~F() { } }")]
    [InlineData("[Schema] partial record struct S { [Column] int I.X { get; init; } [Column] public ref int Y => ref Z; [Column] public unsafe int* P { get; init; } [Column] public void V { get; init; } }")]
    [InlineData("[Schema] partial record struct { [Column] public int { get; init; } } [Features<>] partial record struct F; [Schema(From = typeof())] partial record struct G; [Schema] enum E; [Schema] delegate void D();")]
    public void No_nonsense_makes_the_generator_throw(string source) => Demand("using Millrace; using Millrace.Features; using Millrace.Data;\n" + source);

    private static void Demand(string source)
    {
        CSharpCompilation program = Compiled.Compilation(source);
        GeneratorDriver driver = Compiled.Driver().RunGenerators(program);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();

        Assert.True(result.Exception is null, $"{result.Exception}\n{source}");
        Incremental.AssertSame(driver, program);
    }
}
