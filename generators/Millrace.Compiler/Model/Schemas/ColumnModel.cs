namespace Millrace.Compiler;

/// <summary>A column as generated code needs it.</summary>
public sealed record ColumnModel
{
    /// <summary>The name in files.</summary>
    public required string Name { get; init; }

    /// <summary>The property's name, without <c>@</c>.</summary>
    public required string Member { get; init; }

    public required ColumnKind Kind { get; init; }

    /// <summary>The type of a present value as generated code spells it: <c>float</c>, <c>global::Taxi.Kind</c>.</summary>
    public required string ValueType { get; init; }

    /// <summary>What the elements of a list are; null where values are no lists.</summary>
    public ColumnItem? Item { get; init; }

    public bool IsNullable { get; init; }

    public bool IsSensitive { get; init; }

    /// <summary>Whether a record must be given a value for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether the property comes from another schema, so that it must be generated.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether C# lets no code name the property, which has been reported.</summary>
    public bool IsBarred { get; init; }

    /// <summary><c>public</c> or <c>internal</c>.</summary>
    public string Accessibility { get; init; } = "public";

    /// <summary>What is expected of its values.</summary>
    public EquatableArray<ExpectationModel> Expectations { get; init; }

    /// <summary>What the property's documentation says.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The elements of lists as a column of their own; null where values are no lists.</summary>
    public ColumnModel? Element =>
        Item is { } item ? this with { Kind = item.Kind, ValueType = item.ValueType, IsNullable = item.IsNullable, Item = null, Expectations = default } : null;

    /// <summary>The property's name as code spells it.</summary>
    public string Identifier => CSharp.Escape(Member);

    /// <summary>The property's type as a person reads it.</summary>
    public string DisplayType => PropertyType.Substring(PropertyType.LastIndexOfAny(['.', ':']) + 1);

    /// <summary>The property's type.</summary>
    public string PropertyType => IsNullable ? ValueType + "?" : ValueType;
}
