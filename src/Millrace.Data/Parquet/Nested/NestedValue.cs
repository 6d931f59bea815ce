using System.Text.Json;

namespace Millrace.Data;

/// <summary>A leaf's values.</summary>
internal sealed class NestedValue(int least, int level, NestedLeaf leaf) : NestedNode(least, level, [leaf])
{
    public override void WritePresent(Utf8JsonWriter writer)
    {
        CheckSize();
        ValueJson.Write(writer, leaf.Items, leaf.Index);
        leaf.MoveNext();
    }

    /// <summary>Writes the present value as the name of a property.</summary>
    public void WriteName(Utf8JsonWriter writer)
    {
        if (IsMissing)
            throw new ParquetFault("a key of a map is missing");
        CheckSize();
        ValueJson.WriteName(writer, leaf.Items, leaf.Index);
        leaf.MoveNext();
    }

    private void CheckSize()
    {
        if (leaf.Items is BytesColumn items && items.GetBytes(items.Codes[leaf.Index]).Length > MaxBytes)
            throw TooLarge();
    }
}
