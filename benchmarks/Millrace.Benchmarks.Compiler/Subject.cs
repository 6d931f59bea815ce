using Microsoft.CodeAnalysis;
using Millrace.Benchmarks.Programs;

namespace Millrace.Benchmarks.Compiler;

/// <summary>The program of all benchmarks here.</summary>
public static class Subject
{
    /// <summary>1,000 components, 50 pipelines of 20 steps, eight schemas of 24 columns, each derived once and with features.</summary>
    public static BigProgram Program { get; } = new() { Components = 1_000, Pipelines = 50, Steps = 20 };

    /// <summary>Makes sure that every component and pipeline was generated, and that nothing is wrong with them.</summary>
    public static void Check(GeneratorDriverRunResult result)
    {
        int components = result.GeneratedTrees.Sum(static tree => tree.ToString().Split("ComponentDescriptor Descriptor => MillraceDescriptor").Length - 1);
        int pipelines = result.GeneratedTrees.Sum(static tree => tree.ToString().Split("PipelinePlan Plan { get; } =").Length - 1);
        if (components < Program.Components || pipelines != Program.Pipelines || !result.Diagnostics.IsEmpty)
            throw new InvalidOperationException($"{components} components, {pipelines} pipelines\n{string.Join('\n', result.Diagnostics)}");
    }
}
