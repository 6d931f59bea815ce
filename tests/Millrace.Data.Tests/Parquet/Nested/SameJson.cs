using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>
/// Compares JSON with that of other programs, which show bytes, floats and times in ways of their own: what may differ depends on the type of the leaf.
/// </summary>
/// <param name="isJavaScript">
/// Whether the other program leaves out fields that are missing, has an order of its own for the entries of maps, and no numbers but doubles.
/// </param>
internal sealed class SameJson(bool isJavaScript)
{
    /// <summary>Whether both are the same value of a field.</summary>
    public bool Of(JsonElement own, JsonElement other, SchemaNode node)
    {
        if (own.ValueKind == JsonValueKind.Null)
            return other.ValueKind == JsonValueKind.Null || (isJavaScript && other.ValueKind == JsonValueKind.Undefined);
        return node.Repetition == Repetition.Repeated ? OfLists(own, other, (one, two) => OfContents(one, two, node)) : OfContents(own, other, node);
    }

    private bool OfContents(JsonElement own, JsonElement other, SchemaNode node)
    {
        if (node.Type is not null)
            return OfValues(own, other, node);
        if (ListShape.EntryOf(node) is { } entry)
            return OfMaps(own, other, entry.Children[1]);
        if (ListShape.ElementOf(node) is not { } element)
            return OfStructures(own, other, node);
        return OfLists(own, other, (one, two) => element.Repetition == Repetition.Repeated ? OfContents(one, two, element) : Of(one, two, element));
    }

    private static bool OfLists(JsonElement own, JsonElement other, Func<JsonElement, JsonElement, bool> isSame) =>
        (own.ValueKind, other.ValueKind) == (JsonValueKind.Array, JsonValueKind.Array)
        && own.GetArrayLength() == other.GetArrayLength()
        && own.EnumerateArray().Zip(other.EnumerateArray()).All(pair => isSame(pair.First, pair.Second));

    private bool OfMaps(JsonElement own, JsonElement other, SchemaNode value) =>
        (own.ValueKind, other.ValueKind) == (JsonValueKind.Object, JsonValueKind.Object)
        && Entries(own).Select(static entry => entry.Name).SequenceEqual(Entries(other).Select(static entry => entry.Name))
        && Entries(own).Zip(Entries(other)).All(pair => Of(pair.First.Value, pair.Second.Value, value));

    private IEnumerable<JsonProperty> Entries(JsonElement map) =>
        isJavaScript ? map.EnumerateObject().OrderBy(static entry => entry.Name, StringComparer.Ordinal) : map.EnumerateObject();

    private bool OfStructures(JsonElement own, JsonElement other, SchemaNode node)
    {
        if ((own.ValueKind, other.ValueKind) != (JsonValueKind.Object, JsonValueKind.Object))
            return false;
        Dictionary<string, SchemaNode> fields = node.Children.ToDictionary(static child => child.Name);
        return other.EnumerateObject().All(property => own.TryGetProperty(property.Name, out _))
            && own.EnumerateObject().All(property =>
                Of(property.Value, other.TryGetProperty(property.Name, out JsonElement value) ? value : default, fields[property.Name]));
    }

    private bool OfValues(JsonElement own, JsonElement other, SchemaNode leaf) => (own.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) when leaf.Type == PhysicalType.Float => ((float)own.GetDouble()).Equals((float)other.GetDouble()),
        (JsonValueKind.Number, JsonValueKind.Number) when leaf.Type == PhysicalType.Double => own.GetDouble().Equals(other.GetDouble()),
        (JsonValueKind.Number, JsonValueKind.Number) => own.GetRawText() == other.GetRawText() || (isJavaScript && own.GetDouble().Equals(other.GetDouble())),
        (JsonValueKind.String, JsonValueKind.String) => OfTexts(own.GetString()!, other.GetString()!, leaf),
        _ => own.ValueKind == other.ValueKind && own.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };

    private static bool OfTexts(string own, string other, SchemaNode leaf) => own == other || (leaf.Logical.Kind, leaf.Type) switch
    {
        (LogicalKind.None, PhysicalType.ByteArray) => OfBytes(own, other),
        (LogicalKind.Timestamp, _) or (_, PhysicalType.Int96) => OfTimes(own, other),
        _ => false,
    };

    private static bool OfBytes(string own, string other)
    {
        byte[] bytes = new byte[own.Length];
        return Convert.TryFromBase64String(own, bytes, out int length) && length > 0 && Encoding.UTF8.GetString(bytes, 0, length) == other;
    }

    private static bool OfTimes(string own, string other) =>
        Plain(own) == Plain(other)
        || (DateTime.TryParse(own, CultureInfo.InvariantCulture, out DateTime time)
            && DateTime.TryParse(other, CultureInfo.InvariantCulture, out DateTime otherTime)
            && time == otherTime);

    // Years beyond 9999 are written in several ways.
    private static string Plain(string time) => time.TrimStart('+').TrimStart('0').Replace('T', ' ').Replace(".000Z", "", StringComparison.Ordinal);
}
