namespace Millrace.Runtime;

/// <summary>One of the things that a step's key is made of.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">The name of the parameter, input or service; empty where there is but one of the kind.</param>
/// <param name="Value">The value or digest; null for a missing value.</param>
internal sealed record KeyPart(KeyPartKind Kind, string Name, string? Value)
{
    private const string Separator = ": ";

    private static readonly string[] s_kinds = Enum.GetNames<KeyPartKind>();

    /// <summary>The kind's name.</summary>
    public string KindName => s_kinds[(int)Kind];

    /// <summary>The name for a part of what an input holds.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="part">The part's name: <c>column fare</c>.</param>
    public static string Within(string input, string part) => input + Separator + part;

    /// <summary>What the part is about as a whole, and the part of that, where it is about one.</summary>
    public (string Whole, string? Part) Split() => Name.IndexOf(Separator, StringComparison.Ordinal) is int end and >= 0 && Kind == KeyPartKind.Input
        ? (Name[..end], Name[(end + Separator.Length)..])
        : (Name, null);
}
