using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Writes down runs. A run that goes on has a lease (<see cref="RunLease"/>): its program renews it every five seconds, and as long as it is valid others take
/// the run for alive, wherever it runs. Whoever finds it expired may mark the run interrupted; its program, should it live after all, has lost it then, and
/// writes nothing more of it.
/// </summary>
/// <remarks>
/// The clock that counts is the database's own where it has one, and it is asked within the transaction that writes a lease or takes a run for dead. SQLite
/// has none, so leases are written by the clock of the machine that runs, and looked at by that of whoever comes. Then a run of another machine is left alone
/// until its lease has been expired for as long again as it was valid (<see cref="RunLease.ClockTolerance"/>, a minute after the last sign of life): clocks may
/// differ, or jump, by up to half a minute and no healthy run is lost.
/// <para>
/// A store of metadata may know more quickly, or better, whether a program lives: SQLite, whose file belongs to one machine, asks for the lock that each user
/// of the folder holds. Such knowledge counts for runs of that machine alone, and takes the place of their leases
/// (<see cref="IMetadataStore.KnowsPrograms"/>); where the lock has left no trace, the lease decides there as well. What else is asked of that lock
/// remains of one machine, because it is about the folder of objects and temporary files, which no other machine has: who computes a key at this moment
/// (<see cref="ClaimTable"/>), whose temporary files may go, and since when contents may be relied on by somebody who has not committed yet
/// (<see cref="ObjectSweeper"/>). Which contents the metadata needs, and that nobody writes while they are taken away, is behind the contract
/// (<see cref="IMetadataCollector.TakeNeedless"/>).
/// </para>
/// </remarks>
internal interface IRunWriter
{
    /// <summary>Begins a run under a new identity, the time in UTC and six random digits, with a lease. One transaction.</summary>
    /// <param name="plan">What runs.</param>
    /// <param name="options">How it was asked for.</param>
    /// <param name="owner">The process that runs it.</param>
    /// <param name="found">What it found in the store before it began.</param>
    /// <returns>Null, and nothing is begun, where something of what was found is gone.</returns>
    RunTicket? BeginRun(BoundPlan plan, RunOptions options, string owner, FoundResults found);

    /// <summary>
    /// Gives a sign of life of runs; part of a transaction of a <see cref="CommitQueue"/>. An expired lease is renewed as well, if nobody has taken the run
    /// for dead meanwhile.
    /// </summary>
    /// <param name="numbers">The runs' numbers.</param>
    /// <returns>Those that have ended, were taken for dead, or are gone: their program must stop them.</returns>
    ImmutableArray<long> Renew(IReadOnlyCollection<long> numbers);

    /// <summary>
    /// Gives the leases of runs up whose program closes the metadata before they have ended; part of a transaction of a <see cref="CommitQueue"/>. Once the
    /// program is not known otherwise, whoever comes takes them for dead at once.
    /// </summary>
    /// <param name="numbers">The runs' numbers.</param>
    /// <returns>How many had a lease.</returns>
    int GiveUp(IReadOnlyCollection<long> numbers);

    /// <summary>
    /// Writes down where a run comes from, or the revision where the rest of that is known; part of a transaction of a <see cref="CommitQueue"/>. A run may
    /// have ended by then.
    /// </summary>
    /// <returns>False where the run is gone.</returns>
    bool AddOrigin(long number, string pipeline, (string Digest, string Document) plan, ProgramOrigin origin);

    /// <summary>
    /// Ends a run that goes on, in one transaction. Of one that came to no success, the steps without an end are cancelled, such as those of items that their
    /// map did not come to; whoever says that a run succeeded has brought all its steps to their ends. A run that has ended keeps its first end; only a
    /// success may turn into a failure, for whoever ended it and cannot make that durable.
    /// </summary>
    /// <returns>False where it has ended before, was taken for dead, or is gone: then nothing has changed.</returns>
    bool EndRun(long number, RunStatus status, TimeSpan duration);

    /// <summary>
    /// Marks as interrupted the runs that nobody runs any more, and cancels their steps that have no end: those whose lease has expired, and those of which
    /// this store of metadata knows otherwise that their program is gone. Each is one transaction, in which the lease is looked at again.
    /// </summary>
    /// <returns>How many there were.</returns>
    int InterruptRuns();
}
