using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Millrace.Generators;

namespace Millrace.Benchmarks.Compiler;

/// <summary>A program is opened: nothing of it has been seen. Parsing all files is part of every row; Roslyn's own reading of the framework is not.</summary>
public class FirstReading
{
    /// <summary>Makes sure that what is read is right.</summary>
    [GlobalSetup]
    public void Setup() => Subject.Check(Millrace().GetRunResult());

    /// <summary>Parsing and Roslyn's driver.</summary>
    [Benchmark(Baseline = true, Description = "no generator")]
    public GeneratorDriver Nothing() => Editor.Driver(new NoGenerator()).RunGenerators(Editor.Compile(Subject.Program));

    /// <summary>What others do before they do anything.</summary>
    [Benchmark(Description = "lookup by attribute, names and types read, nothing made")]
    public GeneratorDriver Lookup() => Editor.Driver(new AttributeLookup()).RunGenerators(Editor.Compile(Subject.Program));

    /// <summary>Ours, whole: read, checked, planned, written and parsed.</summary>
    [Benchmark(Description = "Millrace")]
    public GeneratorDriver Millrace() => Editor.Driver(new MillraceGenerator()).RunGenerators(Editor.Compile(Subject.Program));
}
