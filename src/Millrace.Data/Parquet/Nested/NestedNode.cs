using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>
/// A part of a nested column: puts together what lies in the slots of its leaves and writes it as JSON. Each time all leaves go on by as many slots as
/// belong to one value of the part (the levels of the format's README, "Nested Encoding").
/// </summary>
/// <param name="least">The definition level from which on the part's parent is there.</param>
/// <param name="level">The one from which on the part is.</param>
/// <param name="leaves">The leaves below; at least one.</param>
internal abstract class NestedNode(int least, int level, ImmutableArray<NestedLeaf> leaves)
{
    /// <summary>What the JSON of a row may take. Nobody has larger rows; a small file can claim them.</summary>
    protected const int MaxBytes = 1 << 26;

    public ImmutableArray<NestedLeaf> Leaves => leaves;

    /// <summary>Whether the present value is missing.</summary>
    public bool IsMissing => leaves[0].Definition < level;

    protected int Level => level;

    /// <summary>Writes the present value, or null where it is missing, and moves behind it.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (leaves[0].Definition < least)
            throw Disagreement();
        if (!IsMissing)
        {
            WritePresent(writer);
        }
        else
        {
            Pass();
            writer.WriteNullValue();
        }

        // Whatever a row has many of is written here: elements, entries, fields.
        if (writer.BytesCommitted + writer.BytesPending > MaxBytes)
            throw TooLarge();
    }

    /// <summary>Writes the present value, which is not missing, and moves behind it.</summary>
    public abstract void WritePresent(Utf8JsonWriter writer);

    /// <summary>Moves behind a value that is missing or an empty list.</summary>
    public void Pass()
    {
        int definition = leaves[0].Definition;
        foreach (NestedLeaf leaf in leaves)
        {
            if (leaf.Definition != definition)
                throw Disagreement();
            leaf.MoveNext();
        }
    }

    protected static ParquetFault TooLarge() => ParquetFault.Unsupported($"a row of more than {MaxBytes >> 20} MiB");

    protected static ParquetFault Disagreement() => new("the levels of its fields do not agree");
}
