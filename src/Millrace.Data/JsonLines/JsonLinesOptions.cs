namespace Millrace.Data;

/// <summary>How JSON lines are read.</summary>
public sealed record JsonLinesOptions
{
    private readonly int? _parallelism;

    /// <summary>Those of every reading that is not told otherwise.</summary>
    public static JsonLinesOptions Default { get; } = new();

    /// <summary>
    /// How many batches there are at the same time while a file is read: the one that its reader looks at, and those that other threads parse meanwhile. So
    /// many threads are busy at most; with 1 the reader's own does all. The processors of the step, outside of one
    /// those of the machine up to four, unless set. Batches and errors are the same whatever it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism ?? Threads.Default;
        init => _parallelism = Threads.Check(value);
    }
}
