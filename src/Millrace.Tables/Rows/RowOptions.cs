namespace Millrace.Tables;

/// <summary>How a program's own code is run over rows.</summary>
public sealed record RowOptions
{
    /// <summary>The most threads unless told otherwise.</summary>
    internal const int MostByDefault = 4;

    private readonly int _parallelism = Math.Min(Environment.ProcessorCount, MostByDefault);

    /// <summary>As many threads as the machine has processors, up to four.</summary>
    public static RowOptions Default { get; } = new();

    /// <summary>
    /// How many threads call the code at a time, from 1; with 1 the caller's own does all. The processors of the machine, up to four, unless set. Rows, their
    /// order and errors are the same whatever it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Parallelism
    {
        get => _parallelism;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _parallelism = value;
        }
    }
}
