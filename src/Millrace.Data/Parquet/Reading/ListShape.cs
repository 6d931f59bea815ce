namespace Millrace.Data;

/// <summary>How lists of values lie in a file's schema.</summary>
internal static class ListShape
{
    /// <summary>The element of a list in any of the forms that writers have used (LogicalTypes.md, "Lists" and its rules for older files).</summary>
    public static SchemaNode? ItemOf(SchemaNode node)
    {
        if (node.Repetition == Repetition.Repeated)
            return node;
        if (node.Children is not [{ Repetition: Repetition.Repeated } repeated])
            return null;
        if (repeated.Type is not null)
            return repeated;
        return repeated.Children is [{ Repetition: not Repetition.Repeated } item] ? item : null;
    }

    /// <summary>The definition level from which on a list has an element.</summary>
    public static int RepeatedLevel(SchemaNode item)
    {
        SchemaNode? node = item;
        while (node!.Repetition != Repetition.Repeated)
            node = node.Parent;
        int level = 0;
        for (; node is { Parent: not null }; node = node.Parent)
            level += node.Repetition == Repetition.Required ? 0 : 1;
        return level;
    }
}
