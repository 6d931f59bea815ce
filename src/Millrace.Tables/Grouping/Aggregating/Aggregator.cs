using Millrace.Data;

namespace Millrace.Tables;

/// <summary>What is known of one column in each group. Rows of a group come in their order and on one thread at a time.</summary>
internal abstract class Aggregator : IDisposable
{
    /// <summary>Bytes of memory that are held.</summary>
    public abstract long HeldBytes { get; }

    /// <summary>Takes rows.</summary>
    /// <param name="column">The column; null for what looks at no column.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">The group of each.</param>
    /// <param name="groupCount">How many groups there are now.</param>
    /// <exception cref="OverflowException">A sum is too large.</exception>
    public abstract void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount);

    /// <summary>Looks at what it put aside, once all rows are there.</summary>
    public virtual void Complete(CancellationToken cancellation)
    {
    }

    /// <summary>Adds the results of groups to a column.</summary>
    /// <param name="target">The column.</param>
    /// <param name="groups">The groups, which grow from call to call.</param>
    /// <exception cref="OverflowException">A result does not fit the column's type.</exception>
    public abstract void Write(Column target, ReadOnlySpan<int> groups);

    public abstract void Dispose();

    /// <summary>Makes room for the state of groups, new ones of which are cleared.</summary>
    private protected static void Reserve<T>(ref T[] states, ref int used, int count)
    {
        if (count <= used)
            return;
        Pooled.Grow(ref states, used, count);
        states.AsSpan(used, count - used).Clear();
        used = count;
    }
}
