using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Millrace.Data.Tests.Files;

/// <summary>Values as a reader in JavaScript wrote them down.</summary>
internal static class JsonRows
{
    /// <summary>Whether a field holds values, or lists of values, that are there as they are; of shapes on a globe it made objects.</summary>
    public static bool IsFlat(SchemaNode node) =>
        (node.Type is not null || ListShape.ItemOf(node) is { Type: not null }) && node.Name != "geometry";

    /// <summary>Whether a value of ours is that value.</summary>
    public static bool IsSame(JsonElement expected, object? actual) => actual switch
    {
        null => expected.ValueKind == JsonValueKind.Null,
        object?[] items => expected.ValueKind == JsonValueKind.Array && expected.GetArrayLength() == items.Length
            && expected.EnumerateArray().Zip(items).All(static pair => IsSame(pair.First, pair.Second)),
        bool value => expected.ValueKind == (value ? JsonValueKind.True : JsonValueKind.False),
        string or Guid => expected.ValueKind == JsonValueKind.String && expected.GetString() == actual.ToString(),

        // JSON has no number for it.
        double.NaN or float.NaN => expected.ValueKind == JsonValueKind.Null,
        Half value when Half.IsNaN(value) => expected.ValueKind == JsonValueKind.Null,
        Half value => IsNumber(expected) && expected.GetDouble() == (double)value,
        double value => IsNumber(expected) && expected.GetDouble() == value,
        float value => IsNumber(expected) && expected.GetDouble() == value,

        // It multiplied by a power of ten that a double does not hold exactly.
        decimal value => IsNumber(expected) && Math.Abs(expected.GetDouble() - (double)value) <= 4e-16 * (double)Math.Abs(value),

        // Its times have milliseconds, and what is behind those the comparison with ParquetSharp sees.
        DateTime time => expected.GetString() == time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        byte[] bytes when expected.ValueKind == JsonValueKind.String => Encoding.UTF8.GetBytes(expected.GetString()!).AsSpan().SequenceEqual(bytes),
        byte[] bytes => expected.ValueKind == JsonValueKind.Array && expected.EnumerateArray().Select(static each => each.GetByte()).SequenceEqual(bytes),
        IFormattable => IsNumber(expected)
            && BigInteger.Parse(expected.GetRawText(), CultureInfo.InvariantCulture) == BigInteger.Parse(actual.ToString()!, CultureInfo.InvariantCulture),
        _ => false,
    };

    private static bool IsNumber(JsonElement element) => element.ValueKind == JsonValueKind.Number;
}
