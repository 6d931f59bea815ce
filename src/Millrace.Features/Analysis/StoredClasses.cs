using System.Diagnostics;

namespace Millrace.Features;

/// <summary>Classes that were written down, and those of others that are merged into them.</summary>
internal sealed class StoredClasses : ClassAnalyser
{
    /// <summary>What takes them in where no rows are read.</summary>
    public static AnalysisRequest Request { get; } = new(KeyOfClasses, static _ => new StoredClasses());

    protected override bool Read(FeatureWork work, Span<string?> classes) => throw new UnreachableException("No rows are read.");
}
