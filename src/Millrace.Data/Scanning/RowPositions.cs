namespace Millrace.Data;

/// <summary>
/// Which rows of a dataset are wanted, by their numbers: files and row groups that hold none are not read. Asked of one run of rows after the other, in order.
/// </summary>
internal abstract class RowPositions
{
    /// <summary>Whether some of the rows are wanted.</summary>
    /// <param name="first">The first row's number in the dataset, from 0.</param>
    /// <param name="count">How many rows.</param>
    public abstract bool Any(long first, long count);

    /// <summary>The same positions, to be asked from the first row on.</summary>
    public abstract RowPositions Restart();
}
