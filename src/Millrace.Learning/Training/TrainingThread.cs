namespace Millrace.Learning;

/// <summary>
/// Runs training that cannot be cancelled from outside, as in a native library, on a thread of its own. On cancellation the caller goes on at
/// once; the training ends where it next looks at the token, and with the program at the latest.
/// </summary>
public static class TrainingThread
{
    /// <summary>Trains on a new background thread.</summary>
    /// <typeparam name="T">What is trained.</typeparam>
    /// <param name="name">The thread's name, as a debugger shows it.</param>
    /// <param name="train">Trains. It should end soon after cancellation; what it throws or returns then is dropped.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>What <paramref name="train"/> returned.</returns>
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static Task<T> RunAsync<T>(string name, Func<T> train, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(train);
        cancellation.ThrowIfCancellationRequested();
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationTokenRegistration registration = cancellation.Register(() => completion.TrySetCanceled(cancellation));
        var thread = new Thread(() =>
        {
            try
            {
                completion.TrySetResult(train());
            }
            catch (Exception) when (cancellation.IsCancellationRequested)
            {
                completion.TrySetCanceled(cancellation);
            }
            catch (Exception exception)
            {
                completion.TrySetException(exception);
            }
            finally
            {
                registration.Dispose();
            }
        })
        {
            IsBackground = true,
            Name = name,
        };
        thread.Start();
        return completion.Task;
    }
}
