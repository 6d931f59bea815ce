namespace Millrace.Runtime;

/// <summary>Writes down runs.</summary>
internal interface IRunWriter
{
    /// <summary>Begins a run under a new identity: the time in UTC and six random digits. One transaction.</summary>
    /// <param name="plan">What runs.</param>
    /// <param name="options">How it was asked for.</param>
    /// <param name="owner">The process that runs it.</param>
    /// <param name="found">What it found in the store before it began.</param>
    /// <returns>Null, and nothing is begun, where something of what was found is gone.</returns>
    RunTicket? BeginRun(BoundPlan plan, RunOptions options, string owner, FoundResults found);

    /// <summary>Writes down where a run comes from, or the revision where the rest of that is known; part of a transaction of a <see cref="CommitQueue"/>.</summary>
    bool AddOrigin(long number, string pipeline, (string Digest, string Document) plan, ProgramOrigin origin);

    /// <summary>
    /// Ends a run, in one transaction; one that was taken for dead meanwhile, and marked interrupted, stays so. Of one that came to no success, steps that were not begun are cancelled, such as those of items that their map did
    /// not come to.
    /// </summary>
    void EndRun(long number, RunStatus status, TimeSpan duration);

    /// <summary>Marks the runs of dead owners as interrupted.</summary>
    /// <param name="isDead">Tells whether an owner is dead.</param>
    void InterruptRuns(Func<string, bool> isDead);
}
