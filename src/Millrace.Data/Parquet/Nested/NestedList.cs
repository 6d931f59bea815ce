using System.Text.Json;

namespace Millrace.Data;

/// <summary>Lists: arrays of their elements; and maps: objects of their entries.</summary>
/// <param name="least">The definition level from which on the list's parent is there.</param>
/// <param name="level">The one from which on the list is; with one more it has an element.</param>
/// <param name="repetition">The repetition level of each element but the first.</param>
/// <param name="element">The element, or the entry.</param>
internal sealed class NestedList(int least, int level, int repetition, NestedNode element) : NestedNode(least, level, element.Leaves)
{
    public override void WritePresent(Utf8JsonWriter writer)
    {
        bool isMap = element is NestedEntry;
        if (isMap)
            writer.WriteStartObject();
        else
            writer.WriteStartArray();
        if (Leaves[0].Definition == Level)
            Pass();
        else
            WriteElements(writer);
        if (isMap)
            writer.WriteEndObject();
        else
            writer.WriteEndArray();
    }

    private void WriteElements(Utf8JsonWriter writer)
    {
        int next;
        do
        {
            element.Write(writer);
            next = Leaves[0].Repetition;
            foreach (NestedLeaf leaf in Leaves)
            {
                if (leaf.Repetition != next)
                    throw Disagreement();
            }
        }
        while (next == repetition);
        if (next > repetition)
            throw Disagreement();
    }
}
