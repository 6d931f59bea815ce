namespace Millrace.Runtime;

/// <summary>Does several changes or none.</summary>
internal interface ITransactions
{
    /// <summary>Does several things or none. Writers of other processes are waited for.</summary>
    /// <param name="state">What the work is given.</param>
    /// <param name="work">The things; an exception undoes them.</param>
    /// <exception cref="StoreLockedException">Another program holds the metadata for longer than anybody waits.</exception>
    T Transaction<TState, T>(TState state, Func<TState, T> work);

    /// <summary>
    /// A barrier: what was committed before it, by this opener of the metadata, survives a loss of power once it returns. Without it, that holds for the end of
    /// the process alone, so that many small transactions need not each wait for a disk. Where each commit is durable, it does nothing.
    /// </summary>
    /// <exception cref="IOException">It cannot be made durable.</exception>
    void MakeDurable();
}
