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

    /// <summary>The name for a part of what an input or source holds.</summary>
    /// <param name="whole">The name of the input or parameter.</param>
    /// <param name="part">The part's name: <c>column fare</c>.</param>
    public static string Within(string whole, string part) => whole + Separator + part;

    /// <summary>What the part is about as a whole, and the part of that, where it is about one.</summary>
    public (string Whole, string? Part) Split()
    {
        int end = Kind is KeyPartKind.Input or KeyPartKind.Source ? Name.IndexOf(Separator, StringComparison.Ordinal) : -1;
        return end >= 0 ? (Name[..end], Name[(end + Separator.Length)..]) : (Name, null);
    }
}
