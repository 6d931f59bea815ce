using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>The types of artifacts, executions and contexts, each written when the first of it comes.</summary>
internal sealed class MlmdTypes
{
    private static readonly ImmutableArray<string> s_artifacts =
        [MlmdBaseTypes.Dataset, MlmdBaseTypes.Model, MlmdBaseTypes.Metrics, MlmdBaseTypes.Statistics];

    private static readonly ImmutableArray<string> s_executions =
        [MlmdBaseTypes.Train, MlmdBaseTypes.Transform, MlmdBaseTypes.Process, MlmdBaseTypes.Evaluate, MlmdBaseTypes.Deploy];

    private readonly MlmdFile _file;
    private readonly Dictionary<(MlmdTypeKind Kind, string Name), long> _types = [];
    private readonly HashSet<long> _derived = [];

    /// <summary>Writes the nine base types, which the library adds to a file that lacks them.</summary>
    public MlmdTypes(MlmdFile file)
    {
        _file = file;
        foreach (string name in s_artifacts)
            Of(MlmdTypeKind.Artifact, name, null, []);
        foreach (string name in s_executions)
            Of(MlmdTypeKind.Execution, name, null, []);
    }

    /// <summary>The number of a type.</summary>
    /// <param name="kind">What it is the type of.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What people call it; null for nothing else.</param>
    /// <param name="properties">The properties that all of the type may have.</param>
    public long Of(MlmdTypeKind kind, string name, string? description, ImmutableArray<(string Name, MlmdPropertyType Type)> properties)
    {
        if (_types.TryGetValue((kind, name), out long known))
            return known;
        long id = _types.Count + 1;
        _types.Add((kind, name), id);
        _file.Execute(
            "INSERT INTO Type (id, name, type_kind, description) VALUES ($p0, $p1, $p2, $p3)", id, MlmdText.Name(name), (long)kind, description);
        foreach ((string property, MlmdPropertyType type) in properties)
            _file.Execute("INSERT INTO TypeProperty (type_id, name, data_type) VALUES ($p0, $p1, $p2)", id, property, (long)type);
        return id;
    }

    /// <summary>Says which base type a type is derived from. The first word counts.</summary>
    /// <param name="type">The type.</param>
    /// <param name="kind">What both are types of.</param>
    /// <param name="baseType">The base type's name; null where it has none, as far as is known by now.</param>
    public void Derive(long type, MlmdTypeKind kind, string? baseType)
    {
        if (baseType is not null && _derived.Add(type))
            _file.Execute("INSERT INTO ParentType (type_id, parent_type_id) VALUES ($p0, $p1)", type, _types[(kind, baseType)]);
    }

    /// <summary>Whether it is known which base type a type is derived from.</summary>
    public bool IsDerived(long type) => _derived.Contains(type);
}
