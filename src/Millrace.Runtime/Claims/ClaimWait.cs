namespace Millrace.Runtime;

/// <summary>Waits for a result that another one computes, in this process or another.</summary>
internal sealed class ClaimWait(Store store, TimeProvider time)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until a claim is given up. That of an owner that has died is taken from it.</summary>
    /// <param name="key">The key.</param>
    /// <param name="holder">The number of who computes it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task ForEndAsync(string key, uint holder, CancellationToken cancellation)
    {
        for (TimeSpan pause = s_shortest; store.Claims.IsHeld(key, holder); pause = pause * 2 < s_longest ? pause * 2 : s_longest)
        {
            if (holder != store.Owner.Number && !store.IsAlive(holder))
            {
                store.Claims.TakeFrom(key, holder);
                return;
            }

            await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Waits a moment where claims on other keys are in the way, after those of dead owners were removed.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task ForPlaceAsync(CancellationToken cancellation)
    {
        store.Claims.Remove(owner => !store.IsAlive(owner));
        return Task.Delay(s_shortest, time, cancellation);
    }
}
