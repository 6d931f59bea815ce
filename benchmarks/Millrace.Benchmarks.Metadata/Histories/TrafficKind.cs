namespace Millrace.Benchmarks.Metadata;

/// <summary>Who opens the store of <see cref="Traffic"/>, and whether anything is written.</summary>
internal enum TrafficKind
{
    /// <summary>All share one opener, as within a program.</summary>
    Shared,

    /// <summary>Each opens the store itself, as programs of their own would.</summary>
    Apart,

    /// <summary>As <see cref="Shared"/>, but who would write computes instead: what readers wait then, they wait for a processor and not for writers.</summary>
    Computing,
}
