using System.Collections.Immutable;
using System.Globalization;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Puts readings on shelves.</summary>
internal sealed class Shelves
{
    /// <summary>Enough that an edit makes little of a big program again, few enough that empty ones cost nothing.</summary>
    private const int Count = 64;

    /// <summary>
    /// Up to this many types have a file each, which is best to read. Roslyn compares the name of every generated file with all others at every keystroke:
    /// with a thousand that alone takes 40 ms, so the types of a shelf share files in bigger programs.
    /// </summary>
    private const int MostFiles = 256;

    private readonly Stacks<SchemaModel> _schemas = new("Schemas", Count);
    private readonly Stacks<FeatureSetModel> _features = new("Features", Count);
    private readonly Stacks<ComponentModel> _components = new("Components", Count);
    private readonly Stacks<PlanModel> _pipelines = new("Pipelines", Count);
    private readonly List<PipelineFacts>?[] _facts = new List<PipelineFacts>?[Count];
    private readonly List<WrongStepModel>?[] _wrongSteps = new List<WrongStepModel>?[Count];
    private readonly List<DiagnosticInfo>?[] _findings = new List<DiagnosticInfo>?[Count];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds what was read of a type.</summary>
    public void Add(Reading reading)
    {
        if (reading.Schema is { } schema)
            _ = Add(_schemas, schema.Model, static each => each.Declaration.FileName("Schema"), schema.Findings);
        if (reading.Features is { } features)
            _ = Add(_features, features.Model, static each => each.Declaration.FileName("Features"), features.Findings);
        if (reading.Component is { } component)
            _ = Add(_components, component.Model, static each => each.Declaration.FileName("Component"), component.Findings);
        if (reading.Pipeline is not { } pipeline)
            return;
        int shelf = Add(_pipelines, pipeline.Plan, static each => each.Declaration.FileName("Pipeline"), pipeline.Findings);
        if (pipeline.Facts is { } facts)
            (_facts[shelf] ??= []).Add(facts);
        if (pipeline.WrongSteps.Count > 0)
            (_wrongSteps[shelf] ??= []).AddRange(pipeline.WrongSteps);
    }

    /// <summary>All shelves, each at its place.</summary>
    public ImmutableArray<Shelf> ToArray()
    {
        bool areShared = _taken.Count > MostFiles;
        var shelves = ImmutableArray.CreateBuilder<Shelf>(Count);
        for (int i = 0; i < Count; i++)
        {
            shelves.Add(new Shelf
            {
                Schemas = _schemas.Files(i, areShared),
                Features = _features.Files(i, areShared),
                Components = _components.Files(i, areShared),
                Pipelines = _pipelines.Files(i, areShared),
                Facts = Items(_facts[i]),
                WrongSteps = Items(_wrongSteps[i]),
                Findings = Items(_findings[i]),
            });
        }

        return shelves.MoveToImmutable();
    }

    private static EquatableArray<T> Items<T>(List<T>? items)
        where T : IEquatable<T> => items is null ? default : items.ToEquatableArray();

    /// <summary>
    /// Adds a model and findings to a shelf. Roslyn compares file names without case, so types whose names differ in case only, or that are declared
    /// twice, get numbered names.
    /// </summary>
    private int Add<T>(Stacks<T> stacks, T? model, Func<T, string> name, EquatableArray<DiagnosticInfo> findings)
        where T : class, IEquatable<T>
    {
        string file = model is null ? "" : name(model);
        int shelf = (int)(Fingerprint.Empty.Then(file.ToUpperInvariant()).Low % Count);
        if (model is not null)
        {
            string free = file;
            for (int number = 2; !_taken.Add(free); number++)
                free = file.Replace(".g.cs", $"-{number.ToString(CultureInfo.InvariantCulture)}.g.cs");
            stacks.Add(shelf, free, model);
        }

        if (findings.Count > 0)
            (_findings[shelf] ??= []).AddRange(findings);
        return shelf;
    }
}
