namespace Millrace.Data;

/// <summary>How lists and maps lie in a file's schema (LogicalTypes.md, "Lists" and "Maps" with their rules for older files).</summary>
internal static class ListShape
{
    /// <summary>
    /// The element of a list of values in any of the forms that writers have used; also where nothing in the file but the shape says that it is a list,
    /// because the one who asks knows.
    /// </summary>
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

    /// <summary>
    /// The element of a group that is a list: the repeated field itself or the one within. Null where the group is none. A map without values is a list of
    /// its keys.
    /// </summary>
    public static SchemaNode? ElementOf(SchemaNode node)
    {
        if (node.Children is not [{ Repetition: Repetition.Repeated } repeated])
            return null;
        if (IsMap(node))
            return repeated.Children is [{ Repetition: not Repetition.Repeated } key] ? key : null;
        if (node.Logical.Kind != LogicalKind.List)
            return null;
        bool isWrapper = repeated.Children is [{ Repetition: not Repetition.Repeated }] && repeated.Name != "array" && repeated.Name != node.Name + "_tuple";
        return isWrapper ? repeated.Children[0] : repeated;
    }

    /// <summary>The group of key and value that a map repeats; null where a group is no map.</summary>
    public static SchemaNode? EntryOf(SchemaNode node) =>
        IsMap(node) && node.Children is [{ Repetition: Repetition.Repeated, Children: [{ Repetition: not Repetition.Repeated }, _] } entry] ? entry : null;

    /// <summary>The definition level from which on a list has an element.</summary>
    public static int RepeatedLevel(SchemaNode item)
    {
        SchemaNode node = item;
        while (node.Repetition != Repetition.Repeated)
            node = node.Parent!;
        return LevelOf(node);
    }

    /// <summary>The definition level from which on a field is there.</summary>
    public static int LevelOf(SchemaNode? node)
    {
        int level = 0;
        for (; node is { Parent: not null }; node = node.Parent)
            level += node.Repetition == Repetition.Required ? 0 : 1;
        return level;
    }

    /// <summary>Whether a field stands in one that is repeated, so that a row may have several of it.</summary>
    public static bool IsWithinList(SchemaNode node)
    {
        SchemaNode? parent = node.Parent;
        while (parent is { Parent: not null, Repetition: not Repetition.Repeated })
            parent = parent.Parent;
        return parent is { Parent: not null };
    }

    private static bool IsMap(SchemaNode node) => node.Logical.Kind is LogicalKind.Map or LogicalKind.MapKeyValue;
}
