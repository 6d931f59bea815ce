using System.Collections.Immutable;
using System.Globalization;
using Millrace.Compiler;

namespace Millrace.Generators;

/// <summary>Puts readings on shelves.</summary>
internal sealed class Shelves
{
    /// <summary>Enough that a shelf of a thousand files holds two, few enough that empty ones cost nothing.</summary>
    private const int Count = 512;

    private readonly List<SourceFile<SchemaModel>>?[] _schemas = new List<SourceFile<SchemaModel>>?[Count];
    private readonly List<SourceFile<FeatureSetModel>>?[] _features = new List<SourceFile<FeatureSetModel>>?[Count];
    private readonly List<SourceFile<ComponentModel>>?[] _components = new List<SourceFile<ComponentModel>>?[Count];
    private readonly List<SourceFile<PlanModel>>?[] _pipelines = new List<SourceFile<PlanModel>>?[Count];
    private readonly List<PipelineName>?[] _names = new List<PipelineName>?[Count];
    private readonly List<DiagnosticInfo>?[] _findings = new List<DiagnosticInfo>?[Count];
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds what was read of a type.</summary>
    public void Add(Reading reading)
    {
        if (reading.Schema is { } schema)
            Add(_schemas, schema.Model, static each => each.Declaration.FileName("Schema"), schema.Findings);
        if (reading.Features is { } features)
            Add(_features, features.Model, static each => each.Declaration.FileName("Features"), features.Findings);
        if (reading.Component is { } component)
            Add(_components, component.Model, static each => each.Declaration.FileName("Component"), component.Findings);
        if (reading.Pipeline is not { } pipeline)
            return;
        int shelf = Add(_pipelines, pipeline.Plan, static each => each.Declaration.FileName("Pipeline"), pipeline.Findings);
        if (pipeline.Plan is not null)
            (_names[shelf] ??= []).Add(new PipelineName(pipeline.Name, pipeline.Type, pipeline.NameLocation));
    }

    /// <summary>All shelves, each at its place.</summary>
    public ImmutableArray<Shelf> ToArray()
    {
        var shelves = ImmutableArray.CreateBuilder<Shelf>(Count);
        for (int i = 0; i < Count; i++)
        {
            shelves.Add(new Shelf
            {
                Schemas = Items(_schemas[i]),
                Features = Items(_features[i]),
                Components = Items(_components[i]),
                Pipelines = Items(_pipelines[i]),
                Names = Items(_names[i]),
                Findings = Items(_findings[i]),
            });
        }

        return shelves.MoveToImmutable();
    }

    private static EquatableArray<T> Items<T>(List<T>? items)
        where T : IEquatable<T> => items is null ? default : items.ToEquatableArray();

    /// <summary>
    /// Adds a file and findings to a shelf. Roslyn compares file names without case, so types whose names differ in case only, or that are declared
    /// twice, get numbered names.
    /// </summary>
    private int Add<T>(List<SourceFile<T>>?[] shelves, T? model, Func<T, string> name, EquatableArray<DiagnosticInfo> findings)
        where T : class, IEquatable<T>
    {
        string file = model is null ? "" : name(model);
        int shelf = (int)(Fingerprint.Empty.Then(file.ToUpperInvariant()).Low % Count);
        if (model is not null)
        {
            string free = file;
            for (int number = 2; !_taken.Add(free); number++)
                free = file.Replace(".g.cs", $"-{number.ToString(CultureInfo.InvariantCulture)}.g.cs");
            (shelves[shelf] ??= []).Add(new SourceFile<T>(free, model));
        }

        if (findings.Count > 0)
            (_findings[shelf] ??= []).AddRange(findings);
        return shelf;
    }
}
