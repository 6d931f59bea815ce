using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Finds the parts of nested columns: structures, lists, maps and values (LogicalTypes.md, "Nested Types").</summary>
/// <param name="leafOf">Opens a leaf.</param>
internal sealed class NestedTree(Func<SchemaNode, NestedLeaf> leafOf)
{
    /// <summary>The part that a field is.</summary>
    /// <param name="node">The field.</param>
    /// <param name="least">The definition level of its parent.</param>
    /// <param name="repetition">The repetition level of its parent.</param>
    /// <returns>The part, or null where there is no leaf below the field.</returns>
    public NestedNode? Create(SchemaNode node, int least, int repetition) => node.Repetition == Repetition.Repeated
        ? CreateList(least, least, repetition, CreateContent(node, least + 1, least + 1, repetition + 1))
        : CreateContent(node, least, least + (node.Repetition == Repetition.Optional ? 1 : 0), repetition);

    private NestedNode? CreateContent(SchemaNode node, int least, int level, int repetition)
    {
        if (node.Type is not null)
            return new NestedValue(least, level, leafOf(node));
        if (ListShape.EntryOf(node) is { } entry)
            return CreateList(least, level, repetition, CreateEntry(entry, level + 1, repetition + 1));
        if (ListShape.ElementOf(node) is not { } element)
            return CreateStructure(least, level, [.. node.Children.Select(static child => child.Name)], node.Children, repetition);
        return CreateList(least, level, repetition, element.Repetition == Repetition.Repeated
            ? CreateContent(element, level + 1, level + 1, repetition + 1)
            : Create(element, level + 1, repetition + 1));
    }

    private static NestedList? CreateList(int least, int level, int repetition, NestedNode? element) =>
        element is null ? null : new NestedList(least, level, repetition + 1, element);

    private NestedNode? CreateEntry(SchemaNode entry, int level, int repetition)
    {
        if (entry.Children[0].Type is null)
            return CreateStructure(level, level, ["key", "value"], entry.Children, repetition);
        NestedNode key = Create(entry.Children[0], level, repetition)!;
        return Create(entry.Children[1], level, repetition) is { } value ? new NestedEntry(level, (NestedValue)key, value) : key;
    }

    private NestedStructure? CreateStructure(int least, int level, ImmutableArray<string> names, ImmutableArray<SchemaNode> fields, int repetition)
    {
        NestedNode?[] parts = [.. fields.Select(field => Create(field, level, repetition))];
        if (Array.TrueForAll(parts, static part => part is null))
            return null;
        return new NestedStructure(least, level, [.. names.Where((_, i) => parts[i] is not null)], [.. parts.OfType<NestedNode>()]);
    }
}
