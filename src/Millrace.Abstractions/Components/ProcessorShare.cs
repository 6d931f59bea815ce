namespace Millrace;

/// <summary>
/// How many processors the step that runs here was granted, so that readers, writers and work on tables within it take no more threads. It flows with
/// asynchronous calls, as a culture does, because a dataset that a step opens or is given knows no step.
/// </summary>
public static class ProcessorShare
{
    private static readonly AsyncLocal<int> s_granted = new();

    /// <summary>The processors of the step, 1 or more; null outside of steps.</summary>
    public static int? Granted => s_granted.Value is > 0 and int count ? count : null;

    /// <summary>
    /// Grants processors to what is called from here on, until the asynchronous method that grants them has returned. For whoever runs steps.
    /// </summary>
    /// <param name="count">How many, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public static void Grant(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        s_granted.Value = count;
    }
}
