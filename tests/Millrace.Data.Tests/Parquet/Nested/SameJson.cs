using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Compares JSON with that of other programs, which leave out missing fields, and show bytes and floats in ways of their own.</summary>
internal static class SameJson
{
    public static bool Of(JsonElement own, JsonElement other) => (own.ValueKind, other.ValueKind) switch
    {
        (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(own, other),
        (JsonValueKind.Array, JsonValueKind.Array) =>
            own.GetArrayLength() == other.GetArrayLength() && own.EnumerateArray().Zip(other.EnumerateArray()).All(pair => Of(pair.First, pair.Second)),
        (JsonValueKind.Number, JsonValueKind.Number) =>
            own.GetRawText() == other.GetRawText() || own.GetDouble().Equals(other.GetDouble()) || ((float)own.GetDouble()).Equals((float)other.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) => OfTexts(own.GetString()!, other.GetString()!),
        (JsonValueKind.Null, JsonValueKind.Undefined) => true,
        _ => own.ValueKind == other.ValueKind,
    };

    private static bool OfObjects(JsonElement own, JsonElement other)
    {
        string[] names = [.. own.EnumerateObject().Select(static property => property.Name)];
        return other.EnumerateObject().All(property => names.Contains(property.Name))
            && own.EnumerateObject().All(property => Of(property.Value, other.TryGetProperty(property.Name, out JsonElement value) ? value : default));
    }

    private static bool OfTexts(string own, string other) => own == other || OfBytes(own, other) || OfTimes(own, other);

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
