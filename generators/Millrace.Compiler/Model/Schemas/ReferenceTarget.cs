namespace Millrace.Compiler;

/// <summary>The column that <c>References</c> leads to.</summary>
/// <param name="Schema">The name of the other schema.</param>
/// <param name="Member">The property that is named.</param>
public sealed record ReferenceTarget(string Schema, string Member)
{
    /// <summary>Whether the other type is a schema.</summary>
    public bool IsSchema { get; init; }

    /// <summary>Whether C# rejects the type or the name, so that nothing more need be said.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Where the other type is written.</summary>
    public LocationInfo SchemaLocation { get; init; }

    /// <summary>The column's name in files; null where there is no such column.</summary>
    public string? Column { get; init; }

    /// <summary>The type of a present value as generated code spells it.</summary>
    public string ValueType { get; init; } = "";

    /// <summary>The names of the other schema's column properties.</summary>
    public EquatableArray<string> Members { get; init; }
}
