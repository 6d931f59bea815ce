namespace Millrace.Benchmarks;

/// <summary>
/// Contenders that take turns. A machine that is shared does not stay as fast as it was; between two turns of a round it has less time to change
/// than between all runs of one and all of the next.
/// </summary>
internal static class Rounds
{
    /// <summary>Runs everybody once unmeasured, and then the rounds.</summary>
    /// <param name="contenders">Who takes turns.</param>
    /// <param name="count">Rounds, at least one.</param>
    /// <param name="clock">Measures turns.</param>
    /// <param name="ended">Told of each round that has ended, from 1.</param>
    public static async Task RunAsync(IReadOnlyList<Contender> contenders, int count, TimeProvider clock, Action<int> ended)
    {
        foreach (Contender contender in contenders)
            await contender.WarmUpAsync().ConfigureAwait(false);
        for (int round = 0; round < count; round++)
        {
            // Another one begins each time, so that nobody always comes after the same.
            for (int turn = 0; turn < contenders.Count; turn++)
                await contenders[(round + turn) % contenders.Count].TakeTurnAsync(clock).ConfigureAwait(false);
            ended(round + 1);
        }
    }
}
