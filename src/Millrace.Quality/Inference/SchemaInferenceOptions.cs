using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What an inferred schema is called and how much of the file decides it.</summary>
public sealed record SchemaInferenceOptions
{
    private readonly string? _name;
    private readonly string? _namespace;

    /// <summary>The struct's name; null for one made of the file's name.</summary>
    /// <exception cref="ArgumentException">It is no name for a schema; see <see cref="IsName"/>.</exception>
    public string? Name
    {
        get => _name;
        init => _name = value is null || IsName(value) ? value : throw new ArgumentException($"'{value}' is no C# name for a schema.", nameof(value));
    }

    /// <summary>The namespace; null for none.</summary>
    /// <exception cref="ArgumentException">It is no name for a namespace; see <see cref="IsNamespace"/>.</exception>
    public string? Namespace
    {
        get => _namespace;
        init => _namespace = value is null || IsNamespace(value) ? value : throw new ArgumentException($"'{value}' is no C# namespace.", nameof(value));
    }

    /// <summary>How a CSV file is written down.</summary>
    public CsvOptions Csv { get; init; } = CsvOptions.Default;

    /// <summary>
    /// Whether the delimiter of a CSV file is looked for among comma, tab, semicolon and bar; only where <see cref="Csv"/> has the usual one, a comma.
    /// </summary>
    public bool FindsDelimiter { get; init; } = true;

    /// <summary>
    /// How many rows are read at most; null for all. With fewer, a later row may hold a value, or miss one, that the schema rules out.
    /// </summary>
    public long? MaxRows { get; init; }

    /// <summary>Whether a schema can have a name: a C# identifier, no keyword, and none of the members that are generated for schemas.</summary>
    /// <param name="name">The name.</param>
    public static bool IsName(string name) => CSharpNames.IsTypeName(name);

    /// <summary>Whether a namespace can have a name: C# identifiers, none of them a keyword, joined by points.</summary>
    /// <param name="name">The name.</param>
    public static bool IsNamespace(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Split('.').All(CSharpNames.IsIdentifier);
    }
}
