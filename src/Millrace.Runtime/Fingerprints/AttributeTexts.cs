using System.Reflection.Metadata;

namespace Millrace.Runtime;

/// <summary>
/// Names of types in the value of an attribute. There they are texts, behind numbers whose size only the attribute's class tells, so every place where
/// a text may start is tried: a text that happens to be a type's name counts as that type.
/// </summary>
internal static class AttributeTexts
{
    /// <summary>What may be the full names of types.</summary>
    /// <param name="value">The attribute's value.</param>
    public static IEnumerable<string> In(BlobReader value)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int start = 0; start < value.Length; start++)
        {
            value.Offset = start;
            if (!value.TryReadCompressedInteger(out int length) || length == 0 || length > value.RemainingBytes)
                continue;

            // Typed arguments stand in brackets, and the assembly behind a comma: Converter`1[[Row, Program, Version=1.0.0.0]], Program.
            names.UnionWith(value.ReadUTF8(length).Split(['[', ']', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }

        return names;
    }
}
