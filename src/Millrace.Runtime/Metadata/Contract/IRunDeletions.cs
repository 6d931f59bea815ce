namespace Millrace.Runtime;

/// <summary>What is to be known of runs that somebody wants to delete. Called within the transaction that removes them.</summary>
internal interface IRunDeletions
{
    /// <summary>How runs stand; those that are gone are left out.</summary>
    /// <param name="runIds">Their identities.</param>
    List<RunToDelete> Look(IReadOnlyCollection<string> runIds);

    /// <summary>The numbers of all runs but some, and but those that were deleted before.</summary>
    /// <param name="runs">The numbers of the runs that are left out.</param>
    List<long> Others(IReadOnlySet<long> runs);

    /// <summary>Marks runs as deleted, which hides those whose results have to stay, and removes what people said of them.</summary>
    /// <param name="runs">The numbers of the runs.</param>
    void Mark(IEnumerable<long> runs);
}
