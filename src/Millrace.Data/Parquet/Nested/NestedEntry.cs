using System.Text.Json;

namespace Millrace.Data;

/// <summary>Entries of maps: properties named by their keys.</summary>
internal sealed class NestedEntry(int level, NestedValue key, NestedNode value) : NestedNode(level, level, [.. key.Leaves, .. value.Leaves])
{
    public override void WritePresent(Utf8JsonWriter writer)
    {
        key.WriteName(writer);
        value.Write(writer);
    }
}
