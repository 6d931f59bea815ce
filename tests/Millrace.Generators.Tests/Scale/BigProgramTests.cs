using Microsoft.CodeAnalysis.CSharp;
using Millrace.Benchmarks.Programs;

namespace Millrace.Generators.Tests.Scale;

/// <summary>What the maker of big programs makes is right, whatever size is asked for.</summary>
public sealed class BigProgramTests
{
    [Theory]
    [InlineData(12, 2, 4, 1, 5)]
    [InlineData(60, 3, 9, 4, 40)]
    [InlineData(60, 3, 9, 3, 41)]
    [InlineData(60, 3, 9, 3, 42)]
    public void A_program_of_any_size_compiles_without_a_warning(int components, int schemas, int columns, int pipelines, int steps)
    {
        var program = new BigProgram { Components = components, Schemas = schemas, Columns = columns, Pipelines = pipelines, Steps = steps };
        CSharpCompilation compilation = Compiled.Compilation("").AddSyntaxTrees(program.Files().Select(static file => Compiled.Tree(file.Text, file.Path)));

        Compiled compiled = Compiled.From(compilation).Clean();

        Assert.Equal(steps * pipelines, compiled.Result.GeneratedTrees.Sum(static tree => tree.ToString().Split("new global::Millrace.PlanStep\n").Length - 1));
    }

    [Fact]
    public void Equal_settings_make_equal_text() => Assert.Equal(new BigProgram { Components = 60 }.Files(), new BigProgram { Components = 60 }.Files());
}
