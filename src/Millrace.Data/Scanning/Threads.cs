namespace Millrace.Data;

/// <summary>How many threads readers and writers take.</summary>
internal static class Threads
{
    /// <summary>The most that they take unless told otherwise, which is what steps that read ask for.</summary>
    public const int MostByDefault = 4;

    /// <summary>What they take unless told otherwise: the processors of the machine, up to four.</summary>
    public static int Default { get; } = Math.Min(Environment.ProcessorCount, MostByDefault);

    /// <summary>A number of threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static int Check(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
