using System.Collections.Concurrent;

namespace Millrace.Generators;

/// <summary>What is known of a program as long as its declarations stay: in which of its files a method lies. It holds no trees and no symbols.</summary>
/// <param name="stamp">What the declarations are.</param>
internal sealed class ProgramIndex(Fingerprint stamp)
{
    public Fingerprint Stamp { get; } = stamp;

    /// <summary>The file of each method, by its place among the program's files.</summary>
    public ConcurrentDictionary<string, int> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>What implements or overrides a method: constructors' start and method, an id each.</summary>
    public ConcurrentDictionary<string, (string Made, string Method)[]> Overrides { get; } = new(StringComparer.Ordinal);

    /// <summary>The types below each name, once they were asked for.</summary>
    public ILookup<string, Heir>? Heirs { get; set; }

    /// <summary>The latest summaries of each file.</summary>
    public ConcurrentDictionary<int, TreeSummaries> Latest { get; } = new();
}
