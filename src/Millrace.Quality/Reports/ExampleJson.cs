using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Quality;

/// <summary>Values with their rows as JSON.</summary>
internal static class ExampleJson
{
    public static void Write(this Utf8JsonWriter json, ImmutableArray<BrokenValue> examples)
    {
        json.WriteStartArray("examples");
        foreach (BrokenValue example in examples)
        {
            json.WriteStartObject();
            json.WriteNumber("row", example.Row);
            json.WriteString("value", example.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes them, where there are any.</summary>
    public static void Write(this Utf8JsonWriter json, ImmutableArray<UnexpectedValue> values)
    {
        if (values.IsEmpty)
            return;
        json.WriteStartArray("unexpected");
        foreach (UnexpectedValue value in values)
        {
            json.WriteStartObject();
            json.WriteString("value", value.Value);
            json.WriteNumber("count", value.Count);
            json.WriteNumber("row", value.Row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static ImmutableArray<BrokenValue> ToExamples(this JsonPlace json) =>
        [.. json["examples"].Items().Select(static each => new BrokenValue(each["row"].ToRow(), each["value"].ToText()))];

    public static ImmutableArray<UnexpectedValue> ToUnexpected(this JsonPlace json) => json.Find("unexpected") is { } values
        ? [.. values.Items().Select(static each => new UnexpectedValue(each["value"].ToText(), each["count"].ToCount(), each["row"].ToRow()))]
        : [];
}
