namespace Millrace.Compiler;

/// <summary>What the elements of a column of lists are.</summary>
/// <param name="Kind">The type of an element; never a list.</param>
/// <param name="ValueType">The type of a present element as generated code spells it: <c>float</c>, <c>byte[]</c>.</param>
/// <param name="IsNullable">Whether elements may be missing.</param>
public sealed record ColumnItem(ColumnKind Kind, string ValueType, bool IsNullable)
{
    /// <summary>The type of a list of them as generated code spells it: <c>float[]</c>, <c>string?[]</c>.</summary>
    public string ListType => IsNullable ? ValueType + "?[]" : ValueType + "[]";
}
