namespace Millrace.Runtime;

/// <summary>
/// What keeps the metadata of a store: in one file beside it, or in a database that several machines share. Readers never wait for writers, and see whole
/// transactions; what changes goes through <see cref="Commits"/> or is a transaction of its own. Attempts of steps carry fences: only the holder of the
/// latest may change a step, whichever process it is in. Safe for several threads.
/// </summary>
internal interface IMetadataStore : IDisposable
{
    /// <summary>Reads runs.</summary>
    IRunQueries RunQueries { get; }

    /// <summary>Reads steps.</summary>
    IStepQueries StepQueries { get; }

    /// <summary>Finds artifacts.</summary>
    IArtifactQueries ArtifactQueries { get; }

    /// <summary>Finds artifacts by what they are and where they come from.</summary>
    IArtifactSearch ArtifactSearch { get; }

    /// <summary>Follows what was made from what.</summary>
    ILineageQueries LineageQueries { get; }

    /// <summary>Reads whole histories, for other systems.</summary>
    IHistoryQueries History { get; }

    /// <summary>Finds results that may be reused.</summary>
    ICacheQueries Cache { get; }

    /// <summary>Groups what changes into transactions.</summary>
    CommitQueue Commits { get; }

    /// <summary>Begins and ends runs.</summary>
    IRunWriter Runs { get; }

    /// <summary>Writes down what becomes of steps.</summary>
    IStepWriter Steps { get; }

    /// <summary>Writes what people say of runs.</summary>
    ILabelWriter Labels { get; }

    /// <summary>Keeps what was read of programs' code.</summary>
    ICodeCatalog Code { get; }

    /// <summary>Keeps the digests of files from outside.</summary>
    ISourceCatalog Sources { get; }

    /// <summary>Reads which versions of data runs have seen.</summary>
    IVersionQueries Versions { get; }

    /// <summary>Keeps of which files from outside there are copies.</summary>
    IKeptSources Kept { get; }

    /// <summary>Does changes at once; an empty transaction waits for whoever changes something at this moment.</summary>
    ITransactions Transactions { get; }

    /// <summary>The metadata as it is now, for several questions whose answers have to fit each other.</summary>
    IMetadataView OpenView();

    /// <summary>Removes runs, with access of its own.</summary>
    IMetadataCollector OpenCollector();

    /// <summary>Holds the metadata against itself, with access of its own; null where there is none yet.</summary>
    IMetadataIntegrity? OpenIntegrity();
}
