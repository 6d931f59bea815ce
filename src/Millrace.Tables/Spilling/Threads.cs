using System.Runtime.ExceptionServices;

namespace Millrace.Tables;

/// <summary>Does parts of a work at the same time.</summary>
internal static class Threads
{
    /// <summary>Does each part; where some fail, the error of the first of them is thrown.</summary>
    /// <param name="count">How many parts.</param>
    /// <param name="parallelism">Threads to use.</param>
    /// <param name="work">Does one part.</param>
    public static void For(int count, int parallelism, Action<int> work)
    {
        if (parallelism == 1 || count == 1)
        {
            for (int i = 0; i < count; i++)
                work(i);
            return;
        }

        var errors = new ExceptionDispatchInfo?[count];
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, i =>
        {
            try
            {
                work(i);
            }
            catch (Exception error)
            {
                errors[i] = ExceptionDispatchInfo.Capture(error);
            }
        });
        errors.FirstOrDefault(static error => error is not null)?.Throw();
    }
}
