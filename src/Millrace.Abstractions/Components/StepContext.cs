using System.Security.Cryptography;

namespace Millrace;

/// <summary>What a running step may ask for besides its inputs: its name, a place to write, somewhere to report metrics, series and progress.</summary>
public abstract class StepContext
{
    /// <summary>The step's name within the pipeline.</summary>
    public abstract string StepName { get; }

    /// <summary>The run's identity.</summary>
    public abstract string RunId { get; }

    /// <summary>The clock.</summary>
    public abstract TimeProvider Time { get; }

    /// <summary>
    /// How many processors the step may keep busy, 1 or more: what its <see cref="ResourcesAttribute"/> or a setting says, within what the run has. Readers and
    /// writers of datasets, and work on tables, keep to it by themselves. Let no result depend on it.
    /// </summary>
    public virtual int Processors => ProcessorShare.Granted ?? MachineProcessors;

    [Deterministic("How many threads work decides no result.")]
    private static int MachineProcessors => Environment.ProcessorCount;

    /// <summary>
    /// Makes a new, empty folder that belongs to this attempt of the step and is removed when the step ends. What a returned artifact keeps
    /// in it is moved into the store.
    /// </summary>
    /// <returns>The folder's full path.</returns>
    public abstract string CreateFolder();

    /// <summary>
    /// The digest of a file from outside. In a run it is kept in the store: as long as path, length and times stay, the file is not read again.
    /// </summary>
    /// <param name="path">The file, relative to the current folder or not.</param>
    /// <param name="cancellation">Ends the reading early.</param>
    /// <returns>The SHA-256 of the content, in lower-case hexadecimal digits.</returns>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public virtual string DigestOfFile(string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        cancellation.ThrowIfCancellationRequested();
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Records a number with the step; it is kept with the run and restored when the step is reused.</summary>
    /// <param name="name">Lower case, words joined by hyphens; one value a name, the last one wins.</param>
    /// <param name="value">The number; NaN and infinities are kept as they are.</param>
    /// <param name="headline">Whether it is one of the pipeline's headline numbers, shown at the end of the run.</param>
    /// <exception cref="MetricNameException">The step records a series of that name.</exception>
    public abstract void RecordMetric(string name, double value, bool headline = false);

    /// <summary>
    /// Records a point of a series, such as a learning curve: a number that changes while the step works. Like a single number it is kept with
    /// the run and restored when the step is reused. Of a series of more than 10,000 points a run keeps the first, the last, and as many at even
    /// distances between them.
    /// </summary>
    /// <param name="name">Lower case, words joined by hyphens; no name of a single number of the step.</param>
    /// <param name="position">Where the point stands, from 1: an epoch, a number of trees, a pass. One value a position, the last one wins.</param>
    /// <param name="value">The number; NaN and infinities are kept as they are.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="position"/> is less than 1.</exception>
    /// <exception cref="MetricNameException">The step records a single number of that name.</exception>
    public abstract void RecordSeries(string name, long position, double value);

    /// <summary>Tells how far the step is; cheap enough to call once a batch.</summary>
    /// <param name="done">Units done so far.</param>
    /// <param name="total">All units, or null where unknown.</param>
    /// <param name="unit">What is counted, in the plural: rows, trees, epochs.</param>
    public abstract void ReportProgress(long done, long? total, string unit);
}
