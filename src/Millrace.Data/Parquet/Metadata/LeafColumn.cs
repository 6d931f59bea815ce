using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A leaf of a file's schema: what row groups hold a chunk of.</summary>
/// <param name="Index">Its place among the leaves, and its chunks' place in each row group.</param>
/// <param name="Node">The leaf, from which its parents are reached.</param>
/// <param name="MaxDefinition">The definition level of a value that is there.</param>
/// <param name="MaxRepetition">The number of repeated fields on the way from the root.</param>
internal sealed record LeafColumn(int Index, SchemaNode Node, int MaxDefinition, int MaxRepetition)
{
    public PhysicalType Type => Node.Type!.Value;

    public int TypeLength => Node.TypeLength;

    public LogicalType Logical => Node.Logical;

    /// <summary>Names from below the root down to the leaf, put together anew each time.</summary>
    public ImmutableArray<string> Path
    {
        get
        {
            var names = new Stack<string>();
            for (SchemaNode node = Node; node.Parent is { } parent; node = parent)
                names.Push(node.Name);
            return [.. names];
        }
    }

    /// <summary>The path with points between the names.</summary>
    public override string ToString() => string.Join('.', Path);

    /// <summary>All leaves below a root, in the order of the file.</summary>
    public static ImmutableArray<LeafColumn> AllOf(SchemaNode root)
    {
        ImmutableArray<LeafColumn>.Builder leaves = ImmutableArray.CreateBuilder<LeafColumn>();
        foreach (SchemaNode child in root.Children)
            Add(leaves, child, 0, 0);
        return leaves.ToImmutable();
    }

    private static void Add(ImmutableArray<LeafColumn>.Builder leaves, SchemaNode node, int definition, int repetition)
    {
        definition += node.Repetition == Repetition.Required ? 0 : 1;
        repetition += node.Repetition == Repetition.Repeated ? 1 : 0;
        if (node.Type is not null)
        {
            node.LeafIndex = leaves.Count;
            leaves.Add(new LeafColumn(leaves.Count, node, definition, repetition));
        }

        foreach (SchemaNode child in node.Children)
            Add(leaves, child, definition, repetition);
    }
}
