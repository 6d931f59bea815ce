using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Holds metadata against itself, and mends it. Of no part of the store besides does it know anything.</summary>
internal interface IMetadataIntegrity : IDisposable
{
    /// <summary>What is wrong with how the metadata is kept, in a few words each; empty where nothing is.</summary>
    /// <param name="isQuick">Whether indices need not be held against what they lead to.</param>
    /// <param name="cancellation">Ends the work early.</param>
    ImmutableArray<string> FindDamage(bool isQuick, CancellationToken cancellation);

    /// <summary>Records that speak of others which are gone: what they are, of what they speak, and how many.</summary>
    List<(string Record, string Missing, int Count)> FindDangling();

    /// <summary>Results that a run would reuse although something of them is not as it was stored: their keys, and their places as <c>run/step</c>.</summary>
    /// <param name="unsound">The artifacts that are not as they were stored.</param>
    List<(string Key, string Place)> FindUnsoundResults(IEnumerable<ArtifactRecord> unsound);

    /// <summary>The runs that are recorded as running, and that nobody runs any more (<see cref="IRunWriter.InterruptRuns"/>).</summary>
    List<string> FindLost();

    /// <summary>The log files that steps have, relative to the store, with the numbers of the steps.</summary>
    List<(long Step, string RunId, string Log)> Logs();

    /// <summary>The identities of all runs, those included that are not listed.</summary>
    HashSet<string> RunIds();

    /// <summary>Makes all indices anew.</summary>
    /// <param name="cancellation">Ends the work early.</param>
    void Reindex(CancellationToken cancellation);

    /// <summary>Removes what <see cref="FindDangling"/> finds, in one transaction; where a record can do without what it speaks of, it loses that alone.</summary>
    void RemoveDangling();

    /// <summary>Lets no run reuse results any more, and trusts no file of artifacts that are not as they were stored.</summary>
    /// <param name="keys">The keys of the results.</param>
    /// <param name="unsound">The artifacts.</param>
    void Forget(IEnumerable<string> keys, IEnumerable<ArtifactRecord> unsound);

    /// <summary>Forgets copies of files from outside, so that they are copied again when they are next to be kept.</summary>
    /// <param name="objects">The digests of the folders that hold them.</param>
    void ForgetCopies(IEnumerable<string> objects);

    /// <summary>Takes their logs from steps.</summary>
    /// <param name="steps">The numbers of the steps.</param>
    void ForgetLogs(IEnumerable<long> steps);
}
