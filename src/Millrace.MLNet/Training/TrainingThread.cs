namespace Millrace.MLNet;

/// <summary>
/// Runs training, which cannot be cancelled from outside, on a thread of its own. On cancellation the caller goes on at once; the training
/// ends at its next tree or pass over the rows, and with the program at the latest.
/// </summary>
internal static class TrainingThread
{
    /// <exception cref="OperationCanceledException">The step was cancelled.</exception>
    public static Task<T> RunAsync<T>(string name, Func<T> train, CancellationToken cancellation)
    {
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
