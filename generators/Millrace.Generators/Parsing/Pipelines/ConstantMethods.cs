using System.Globalization;

namespace Millrace.Generators;

/// <summary>Computes with constants as C# does, in the same way in every culture.</summary>
internal static class ConstantMethods
{
    /// <summary>No name or value of a pipeline is longer, and a text that grows in every turn of a loop would be.</summary>
    private const int Longest = 100_000;

    /// <summary>The result of a method of a text; null where it is another method, or fails.</summary>
    public static string? Call(string text, string method, object?[] arguments) => (method, arguments) switch
    {
        ("ToString", []) => text,
        ("ToLowerInvariant", []) => text.ToLowerInvariant(),
        ("ToUpperInvariant", []) => text.ToUpperInvariant(),
        ("Trim", []) => text.Trim(),
        ("Replace", [char old, char replacement]) => text.Replace(old, replacement),
        ("Replace", [string { Length: > 0 } old, string replacement]) when (long)text.Length * (replacement.Length + 1) <= Longest => text.Replace(old, replacement),
        ("Substring", [int start]) when start >= 0 && start <= text.Length => text.Substring(start),
        ("Substring", [int start, int length]) when start >= 0 && length >= 0 && start <= text.Length - length => text.Substring(start, length),
        _ => null,
    };

    /// <summary>Whether two constants are the same: numbers of several types by their value.</summary>
    public static bool AreEqual(object? one, object? other) => (Number(one), Number(other)) switch
    {
        (float or double, not null) or (not null, float or double) =>
            Convert.ToDouble(Number(one), CultureInfo.InvariantCulture).Equals(Convert.ToDouble(Number(other), CultureInfo.InvariantCulture)),
        (not null, not null) => Convert.ToDecimal(Number(one), CultureInfo.InvariantCulture) == Convert.ToDecimal(Number(other), CultureInfo.InvariantCulture),
        _ => Equals(one, other),
    };

    private static object? Number(object? value) => value switch
    {
        char letter => (int)letter,
        null or string or bool => null,
        _ => value,
    };
}
