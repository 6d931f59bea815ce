namespace Millrace.Data;

/// <summary>How many threads readers and writers take.</summary>
internal static class Threads
{
    /// <summary>The most that they take unless told otherwise, which is what steps that read ask for.</summary>
    public const int MostByDefault = 4;

    private static readonly int s_outsideOfSteps = Math.Min(Environment.ProcessorCount, MostByDefault);

    /// <summary>What they take unless told otherwise: the processors of the step that they are in, else those of the machine, up to four.</summary>
    [Deterministic("How many threads work decides no result.")]
    public static int Default => ProcessorShare.Granted ?? s_outsideOfSteps;

    /// <summary>A number of threads.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static int Check(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
