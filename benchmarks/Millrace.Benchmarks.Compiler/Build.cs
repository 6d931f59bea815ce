using BenchmarkDotNet.Attributes;
using Millrace.Benchmarks.Programs;

namespace Millrace.Benchmarks.Compiler;

/// <summary>
/// <c>dotnet build</c> of 1,000 components and a pipeline of 300 steps, and of the same code where what the generator makes has been written by hand.
/// Everything is compiled anew each time; packages are restored already.
/// </summary>
public class Build
{
    private BuiltProject _millrace = null!;
    private BuiltProject _byHand = null!;

    /// <summary>How long the compiler's process lives.</summary>
    [ParamsAllValues]
    public CompilerProcess Compiler { get; set; }

    /// <summary>Writes both projects. A compiler that is kept builds each of them three times before anything is timed.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _millrace = new BuiltProject { Compiler = Compiler };
        new BigProgram().WriteTo(_millrace.Folder);
        _ = Run(_millrace);
        _byHand = new BuiltProject { Compiler = Compiler, HasGenerator = false };
        new BigProgram().WriteTo(_byHand.Folder);
        foreach (string file in Directory.EnumerateFiles(_millrace.Generated, "*.cs", SearchOption.AllDirectories))
            _byHand.Add(Path.Combine("ByHand", Path.GetFileName(file)), File.ReadAllText(file));
        for (int i = 0; i < (Compiler == CompilerProcess.Kept ? 3 : 1); i++)
        {
            _ = Run(_byHand);
            _ = Run(_millrace);
        }
    }

    /// <summary>C# alone.</summary>
    [Benchmark(Baseline = true, Description = "the same code by hand")]
    public TimeSpan ByHand() => Run(_byHand);

    /// <summary>With our generator and analyzers.</summary>
    [Benchmark(Description = "Millrace")]
    public TimeSpan Millrace() => Run(_millrace);

    /// <summary>Leaves nothing behind.</summary>
    [GlobalCleanup]
    public void Cleanup()
    {
        if (Compiler == CompilerProcess.Kept)
            _millrace.StopCompiler();
        _millrace.Dispose();
        _byHand.Dispose();
    }

    private static TimeSpan Run(BuiltProject project)
    {
        BuildResult result = project.Build();
        return result.Code == 0 && result.Lines.Count == 0 ? result.Time : throw new InvalidOperationException(result.Output);
    }
}
