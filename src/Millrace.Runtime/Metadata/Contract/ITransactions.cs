namespace Millrace.Runtime;

/// <summary>Does several changes or none.</summary>
internal interface ITransactions
{
    /// <summary>Does several things or none. Writers of other processes are waited for.</summary>
    /// <param name="state">What the work is given.</param>
    /// <param name="work">The things; an exception undoes them.</param>
    /// <exception cref="StoreLockedException">Another program holds the metadata for longer than anybody waits.</exception>
    T Transaction<TState, T>(TState state, Func<TState, T> work);

    /// <summary>Makes sure that what was committed survives a loss of power.</summary>
    void SyncLog();
}
