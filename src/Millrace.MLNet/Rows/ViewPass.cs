namespace Millrace.MLNet;

/// <summary>Goes over the rows of a view once.</summary>
internal abstract class ViewPass : IDisposable
{
    /// <summary>Goes to the next row, at first to the first one.</summary>
    /// <returns>Whether there is one.</returns>
    public abstract bool MoveNext();

    /// <summary>What reads a column of the row that the pass stands at: a <c>ValueGetter</c> of the column's type.</summary>
    /// <param name="column">The column's place in the schema.</param>
    public abstract Delegate GetterOf(int column);

    public abstract void Dispose();
}
