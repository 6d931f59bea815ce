namespace Millrace;

/// <summary>
/// Declares a <c>partial record struct</c> as the shape of one row. Its properties marked <see cref="ColumnAttribute"/> are the columns;
/// the generator adds the column batch, the lazy row view and the readers and writers.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class SchemaAttribute : Attribute
{
    /// <summary>Another schema whose columns come first in this one. The two types stay apart.</summary>
    public Type? From { get; init; }

    /// <summary>Property names of <see cref="From"/> that are left out.</summary>
    public string[] Without { get; init; } = [];
}
