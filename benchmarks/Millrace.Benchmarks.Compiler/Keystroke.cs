using BenchmarkDotNet.Attributes;
using Millrace.Generators;

namespace Millrace.Benchmarks.Compiler;

/// <summary>One edit, and all generators after it. Parsing the edited file is part of every row.</summary>
public class Keystroke
{
    private Editor _nothing = null!;
    private Editor _lookup = null!;
    private Editor _millrace = null!;

    /// <summary>What is typed.</summary>
    [ParamsAllValues]
    public Edit Edit { get; set; }

    /// <summary>Opens three editors, and makes sure that the generator has work here and reports nothing.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _nothing = new Editor(Subject.Program, new NoGenerator());
        _lookup = new Editor(Subject.Program, new AttributeLookup());
        _millrace = new Editor(Subject.Program, new MillraceGenerator());
        foreach (Edit edit in Enum.GetValues<Edit>())
            _millrace.Type(edit);
        Subject.Check(_millrace.Result);
    }

    /// <summary>Parsing and Roslyn's driver.</summary>
    [Benchmark(Baseline = true, Description = "no generator")]
    public void Nothing() => _nothing.Type(Edit);

    /// <summary>What others do before they do anything.</summary>
    [Benchmark(Description = "lookup by attribute, names and types read, nothing made")]
    public void Lookup() => _lookup.Type(Edit);

    /// <summary>Ours, whole.</summary>
    [Benchmark(Description = "Millrace")]
    public void Millrace() => _millrace.Type(Edit);
}
