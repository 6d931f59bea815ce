namespace Millrace.Runtime;

/// <summary>Waits for a result that another one computes, in this process or another.</summary>
internal sealed class ClaimWait(Store store, TimeProvider time)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until the claim is given up. That of an owner that has died is taken from it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="holder">Who computes it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task ForEndAsync(string key, ClaimHolder holder, CancellationToken cancellation)
    {
        for (TimeSpan pause = s_shortest; store.Cache.Claim(key) == holder; pause = pause * 2 < s_longest ? pause * 2 : s_longest)
        {
            if (!store.IsAlive(holder.Owner))
            {
                await store.Commits.RunAsync(() => store.Steps.DropClaim(key, holder)).ConfigureAwait(false);
                return;
            }

            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
        }
    }
}
