namespace Millrace;

/// <summary>Marks a property of a schema as a column.</summary>
/// <param name="name">The column's name in files. Null stands for the property's own name.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ColumnAttribute(string? name = null) : Attribute
{
    /// <summary>The column's name in files, or null for the property's name.</summary>
    public string? Name { get; } = name;
}
