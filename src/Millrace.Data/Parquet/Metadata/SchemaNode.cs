using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A field of a file's schema: a group of others, or a leaf that holds values.</summary>
internal sealed class SchemaNode
{
    /// <summary>A group. The children become its own.</summary>
    public SchemaNode(string name, Repetition repetition, ImmutableArray<SchemaNode> children, LogicalType logical = default, int? fieldId = null)
    {
        Name = name;
        Repetition = repetition;
        Children = children;
        Logical = logical;
        FieldId = fieldId;
        foreach (SchemaNode child in children)
            child.Parent = this;
    }

    /// <summary>A leaf.</summary>
    public SchemaNode(string name, Repetition repetition, PhysicalType type, int typeLength = 0, LogicalType logical = default, int? fieldId = null)
    {
        Name = name;
        Repetition = repetition;
        Children = [];
        Type = type;
        TypeLength = typeLength;
        Logical = logical;
        FieldId = fieldId;
    }

    public string Name { get; }

    /// <summary>How often it stands in its parent; of the root it says nothing.</summary>
    public Repetition Repetition { get; }

    /// <summary>How its values are stored, or null for a group.</summary>
    public PhysicalType? Type { get; }

    /// <summary>Bytes of a value of <see cref="PhysicalType.FixedLengthByteArray"/>, else 0.</summary>
    public int TypeLength { get; }

    public LogicalType Logical { get; }

    /// <summary>The number that whoever wrote the schema gave to the field.</summary>
    public int? FieldId { get; }

    public ImmutableArray<SchemaNode> Children { get; }

    /// <summary>Leaves below it; of a leaf, 1.</summary>
    public int LeafCount => Type is null ? Children.Sum(static child => child.LeafCount) : 1;

    /// <summary>A leaf's place among the leaves of the schema, once those were counted.</summary>
    public int LeafIndex { get; internal set; }

    /// <summary>The group it stands in, or null for the root.</summary>
    public SchemaNode? Parent { get; private set; }
}
