namespace Millrace.Runtime;

/// <summary>Removes runs, and says what is to be known before; with access of its own, so that long work keeps nobody else.</summary>
internal interface IMetadataCollector : IDisposable
{
    /// <summary>Marks runs that somebody wants to delete.</summary>
    IRunDeletions Deletions { get; }

    /// <summary>The identities of all runs, those included that are not listed.</summary>
    HashSet<string> RunIds();

    /// <summary>The runs that rules about keeping are asked of, the newest first: none that somebody deleted.</summary>
    List<RunToKeep> Runs();

    /// <summary>The numbers of the runs that have a tag.</summary>
    List<long> Tagged(TagCondition tag);

    /// <summary>What runs left outside of the store, or hold in collections: the artifacts of a type with the runs that show them.</summary>
    /// <param name="type">The artifact type's full text.</param>
    List<RunEffect> Effects(string type);

    /// <summary>Whether a run goes on.</summary>
    bool HasRunning();

    /// <summary>Removes all runs but some, in one transaction.</summary>
    /// <param name="findKept">Finds the numbers of the runs that are kept for themselves; called when nobody else writes.</param>
    /// <param name="isInUse">Tells whether runs go on that may reuse any result.</param>
    /// <param name="isDryRun">Whether all is undone at the end.</param>
    MetadataCollection Collect(Func<IEnumerable<long>> findKept, Func<bool> isInUse, bool isDryRun);

    /// <summary>Takes contents out of the way that nothing shows, while nobody can write.</summary>
    /// <param name="digests">The contents.</param>
    /// <param name="take">Takes one away; null where that cannot be done.</param>
    /// <returns>What was taken.</returns>
    string[] TakeNeedless(IReadOnlyCollection<string> digests, Func<string, string?> take);
}
