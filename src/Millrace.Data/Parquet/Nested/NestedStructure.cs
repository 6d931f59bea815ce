using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>Structures: objects with all fields.</summary>
internal sealed class NestedStructure(int least, int level, ImmutableArray<string> names, ImmutableArray<NestedNode> fields)
    : NestedNode(least, level, [.. fields.SelectMany(static field => field.Leaves)])
{
    private readonly ImmutableArray<JsonEncodedText> _names =
        [.. names.Select(static name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

    public override void WritePresent(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (int i = 0; i < fields.Length; i++)
        {
            writer.WritePropertyName(_names[i]);
            fields[i].Write(writer);
        }

        writer.WriteEndObject();
    }
}
