using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Millrace.Data.Tests.JsonLines;

/// <summary>Reads places from a file, damaged or not, with the runtime's parser and a line after the other: slow, and plain enough to be right.</summary>
/// <param name="bytes">The file.</param>
internal sealed class ReferenceJsonLines(byte[] bytes)
{
    /// <summary>The rows before the first fault, or all.</summary>
    public List<string> Rows { get; } = [];

    /// <summary>The lines of faults: the first, or all.</summary>
    public List<long> FaultyLines { get; } = [];

    public ReferenceJsonLines Read(bool goesOn)
    {
        long number = 0;
        ReadOnlySpan<byte> rest = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
        while (!rest.IsEmpty && (goesOn || FaultyLines.Count == 0))
        {
            int end = rest.IndexOf((byte)'\n');
            byte[] line = rest[..(end < 0 ? rest.Length : end)].ToArray();
            rest = rest[(end < 0 ? rest.Length : end + 1)..];
            number++;
            if (Utf8.IsValid(line) && line.AsSpan().Trim(" \t\r"u8).IsEmpty)
                continue;
            try
            {
                Rows.Add(RowOf(line));
            }
            catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
            {
                FaultyLines.Add(number);
            }
        }

        return this;
    }

    /// <summary>A row as text.</summary>
    public static string Show(int id, string? whole, double? latitude, long? level, IEnumerable<string?>? tags) => FormattableString.Invariant(
        $"{id}|{whole ?? "null"}|{latitude}|{level}|{(tags is null ? "null" : string.Join(",", tags.Select(static tag => tag ?? "null")))}");

    private static string RowOf(byte[] line)
    {
        if (!Utf8.IsValid(line))
            throw new FormatException();
        using JsonDocument document = JsonDocument.Parse(line);
        Dictionary<string, JsonElement> root = Members(document.RootElement, ["id", "place", "place.lat", "place.inner.level", "tags"]);
        JsonElement? place = Get(root, "place");
        Dictionary<string, JsonElement> within = place is { } outer ? Members(outer, ["lat", "inner"]) : [];
        Dictionary<string, JsonElement> deeper = Get(within, "inner") is { } inner ? Members(inner, ["level"]) : [];
        string? latitude = TextOf(Get(root, "place.lat") ?? Get(within, "lat"));
        string? level = TextOf(Get(root, "place.inner.level") ?? Get(deeper, "level"));

        // Texts that are read are looked at even where the value with the whole name counts.
        _ = (TextOf(Get(within, "lat")), TextOf(Get(deeper, "level")));
        return Show(
            Number<int>(TextOf(Get(root, "id")) ?? throw new FormatException(), ValueFormats.Int32),
            place is { } value ? Compact(value) : null,
            latitude is null ? null : Number<double>(latitude, ValueFormats.Double),
            level is null ? null : Number<long>(level, ValueFormats.Int64),
            Get(root, "tags") is { } tags ? TagsOf(tags) : null);
    }

    private static Dictionary<string, JsonElement> Members(JsonElement element, string[] read)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new FormatException();
        Dictionary<string, JsonElement> members = [];
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (NameOf(member) is { } name && read.Contains(name) && !members.TryAdd(name, member.Value))
                throw new FormatException();
        }

        return members;
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonElement? Get(Dictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out JsonElement element) && element.ValueKind != JsonValueKind.Null ? element : null;

    private static string? TextOf(JsonElement? element) => element is not { } value ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();

    private static List<string?> TagsOf(JsonElement element)
    {
        using JsonDocument document = JsonDocument.Parse(TextOf(element)!);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
            throw new FormatException();
        return [.. document.RootElement.EnumerateArray().Select(static item => item.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Array or JsonValueKind.Object => throw new FormatException(),
            _ => TextOf(item),
        })];
    }

    private static T Number<T>(string text, ValueFormat<T> format)
        where T : struct => format.TryParse(text, out T value) ? value : throw new FormatException();

    private static string Compact(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject().Select(static member => $"{Quoted(member.Name)}:{Compact(member.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(Compact)) + "]",
        JsonValueKind.String => Quoted(element.GetString()!),
        _ => element.GetRawText(),
    };

    private static string Quoted(string text) => $"\"{Encoding.UTF8.GetString(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes)}\"";
}
