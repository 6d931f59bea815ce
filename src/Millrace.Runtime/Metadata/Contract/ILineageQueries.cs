namespace Millrace.Runtime;

/// <summary>
/// What lineage asks a store's metadata: one relation at a time, for many nodes at once. Artifacts, steps and files go by the numbers that the metadata has
/// for them. Steps are executed ones: a step that reuses a result counts as the one that was executed, and one that makes nothing of its own (a map all of
/// whose items were reused, a reference to a stored artifact) is left out. The order of what is found is the same every time.
/// </summary>
internal interface ILineageQueries
{
    /// <summary>Which executions yielded artifacts.</summary>
    void FindMakers(IReadOnlyList<long> artifacts, Action<LineageEdge> found);

    /// <summary>Which executions took artifacts.</summary>
    void FindTakers(IReadOnlyList<long> artifacts, Action<LineageEdge> found);

    /// <summary>The artifacts that executions took, and the files from outside that they read; steps for which their results stand included.</summary>
    void FindTaken(IReadOnlyList<long> executions, Action<LineageEdge> found);

    /// <summary>The artifacts that executions yielded.</summary>
    void FindYielded(IReadOnlyList<long> executions, Action<LineageEdge> found);

    /// <summary>The executions that read files.</summary>
    void FindReaders(IReadOnlyList<long> files, Action<LineageEdge> found);

    /// <summary>The items of those artifacts that are collections; the link leads from the item to the collection.</summary>
    void FindItems(IReadOnlyList<long> collections, ItemScope scope, Action<LineageEdge> found);

    /// <summary>The collections that have artifacts as items; the link leads from the item to the collection.</summary>
    void FindCollections(IReadOnlyList<long> items, ItemScope scope, Action<LineageEdge> found);

    /// <summary>The number of an artifact; null where it is not in the store.</summary>
    long? NumberOf(ArtifactRecord artifact);

    /// <summary>The files at a path, or of a digest.</summary>
    List<LineageNode> FindFiles(LineageFileFilter filter);

    /// <summary>What nodes are.</summary>
    /// <param name="keys">Nodes of one kind or several.</param>
    Dictionary<LineageKey, LineageNode> Describe(IReadOnlyList<LineageKey> keys);

    /// <summary>The artifacts among some that are of a kind, by their numbers.</summary>
    List<long> OfKind(IReadOnlyList<long> artifacts, string kind);

    /// <summary>How many artifacts there are of each kind.</summary>
    void CountKinds(IReadOnlyList<long> artifacts, IDictionary<string, long> counts);

    /// <summary>The numbers of the runs in which executions, or results that stand for them, are used.</summary>
    void FindRuns(IReadOnlyList<long> executions, ISet<long> runs);

    /// <summary>What runs belong to which pipeline.</summary>
    List<LineageRun> DescribeRuns(IReadOnlyList<long> runs);
}
