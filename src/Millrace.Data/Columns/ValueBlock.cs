namespace Millrace.Data;

/// <summary>
/// Some rows of a column, for loops that read them one after the other: what has to be asked of the column is asked once for all of them. Not valid any more
/// once the column changes.
/// </summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly ref struct ValueBlock<T>
    where T : struct
{
    /// <summary>How many rows a block has at most.</summary>
    public const int Rows = 64;

    private readonly ReadOnlySpan<T> _values;
    private readonly ulong _missing;

    internal ValueBlock(ReadOnlySpan<T> values, ulong missing)
    {
        _values = values;
        _missing = missing;
    }

    /// <summary>A row's value; the type's default where it is missing.</summary>
    /// <param name="index">The row in the block.</param>
    public T this[int index] => _values[index];

    /// <summary>A row's value, or null where it is missing.</summary>
    /// <param name="index">The row in the block.</param>
    public T? GetNullable(int index) => (_missing >> index & 1) != 0 ? null : _values[index];
}
