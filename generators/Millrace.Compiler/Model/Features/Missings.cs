namespace Millrace.Compiler;

/// <summary>The members of <c>Millrace.Missing</c> by their numbers.</summary>
internal static class Missings
{
    private static readonly string[] s_names = ["Default", "OwnBucket", "Zero"];

    public static int Count => s_names.Length;

    /// <summary>The member as generated code spells it.</summary>
    public static string Spell(int value) => $"global::Millrace.Missing.{s_names[value >= 0 && value < s_names.Length ? value : 0]}";
}
