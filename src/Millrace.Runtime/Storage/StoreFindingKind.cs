namespace Millrace.Runtime;

/// <summary>What somebody who holds a store's metadata against its files finds, besides contents that are missing or damaged.</summary>
public enum StoreFindingKind
{
    /// <summary>The metadata is not kept as it was written. Repair makes indices anew; for all else a backup is needed.</summary>
    DamagedMetadata,

    /// <summary>Records speak of others that are gone. Repair removes them.</summary>
    DanglingRecord,

    /// <summary>A run would reuse a result that is not as it was stored. Repair lets the next run make it anew.</summary>
    UnsoundResult,

    /// <summary>A run is recorded as running, and its program is gone. Harmless: the next program that opens the store marks it as interrupted.</summary>
    LostRun,

    /// <summary>Steps have log files that are gone. Harmless; repair forgets them.</summary>
    MissingLog,

    /// <summary>Logs are there of a run that is gone. Harmless: collecting removes them.</summary>
    StrayLog,

    /// <summary>A program that is gone has left temporary files. Harmless: the next program that opens the store removes them.</summary>
    AbandonedFile,
}
