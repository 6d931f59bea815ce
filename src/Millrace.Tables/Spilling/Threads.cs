namespace Millrace.Tables;

/// <summary>Does parts of a work at the same time.</summary>
internal static class Threads
{
    /// <summary>Does each part; where some fail, the error of the first of them is thrown once all have ended, or on one thread at once.</summary>
    /// <param name="count">How many parts.</param>
    /// <param name="parallelism">Threads to use.</param>
    /// <param name="work">Does one part.</param>
    public static void For(int count, int parallelism, Action<int> work)
    {
        if (parallelism <= 1 || count <= 1)
        {
            for (int i = 0; i < count; i++)
                work(i);
            return;
        }

        new SharedWork(count, work).Run(Math.Min(count, parallelism));
    }
}
