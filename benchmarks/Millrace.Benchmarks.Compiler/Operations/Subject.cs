using Millrace.Benchmarks.Programs;

namespace Millrace.Benchmarks.Compiler;

/// <summary>The program of all benchmarks here.</summary>
public static class Subject
{
    /// <summary>1,000 components, 50 pipelines of 20 steps, eight schemas of 24 columns, each derived once and with features.</summary>
    public static BigProgram Program { get; } = new() { Components = 1_000, Pipelines = 50, Steps = 20 };
}
