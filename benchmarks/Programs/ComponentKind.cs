namespace Millrace.Benchmarks.Programs;

/// <summary>What a made component does.</summary>
internal enum ComponentKind
{
    /// <summary>One dataset in, one out, batch by batch.</summary>
    Keep,

    /// <summary>One dataset in, a named pair out, by a seed.</summary>
    Split,

    /// <summary>Two datasets in, one out.</summary>
    Join,

    /// <summary>Generic over the row.</summary>
    Pass,

    /// <summary>A dataset and fitted features in, a dataset out, with a logger and an enumeration.</summary>
    Mark,

    /// <summary>A dataset in, an artifact of the program's own out.</summary>
    Count,
}
