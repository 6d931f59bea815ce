namespace Millrace.Compiler;

/// <summary>The options that the program has for every pipeline: a parameter of one of these names could not be set. A test compares them with the program.</summary>
public static class ReservedOptions
{
    /// <summary>The names, without hyphens.</summary>
    public static IReadOnlyCollection<string> All { get; } = new HashSet<string>(
        ["store", "json", "set", "from", "to", "fresh", "keep-going", "seed", "parallel", "tag", "note", "keep-sources", "verbose", "help", "version"],
        StringComparer.Ordinal);
}
