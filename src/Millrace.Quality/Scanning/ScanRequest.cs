using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What a scan is asked.</summary>
/// <param name="Options">What statistics are asked for.</param>
/// <param name="CreateFolder">Makes a folder for files that do not outlive the scan; called by one thread at a time.</param>
internal sealed record ScanRequest(StatisticsOptions Options, Func<string> CreateFolder)
{
    /// <summary>Whether rows are held against what the schema expects.</summary>
    public bool WithExpectations { get; init; }

    /// <summary>Where the rows come from, which decides the columns that are expected; null where nobody tells environments apart.</summary>
    public string? Environment { get; init; }

    /// <summary>
    /// Makes checks of a column beside those that it declares, such as of keys in another dataset; asked once for each part, by several threads at once. Null
    /// for none.
    /// </summary>
    public Func<Column, IEnumerable<ExpectationCheck>>? MoreChecks { get; init; }

    /// <summary>How many threads read and gather, at most; null for as many as readers of datasets take.</summary>
    public int? Threads { get; init; }

    /// <summary>Is told how many rows are done, by one thread at a time.</summary>
    public Action<long>? Progress { get; init; }
}
