namespace Millrace.Data;

/// <summary>
/// Rows on their way into a row group. It is full once it has as many as it may, or once their texts, bytes and lists take as much as they may: at which row
/// depends on the rows alone, not on how they are handed over.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="rows">Empty, and the group's from now on.</param>
/// <param name="mostRows">How many rows it may have.</param>
/// <param name="mostBytes">How much its values of any size may take; the last row may take it beyond.</param>
internal sealed class FillingGroup<T>(Batch<T> rows, int mostRows, long mostBytes = FillingGroup<T>.MostBytes) : IDisposable
    where T : struct, ISchema<T>
{
    /// <summary>Bytes of texts, bytes and lists after which a group ends: a column has room for eight times as many, and memory for a group of them.</summary>
    public const long MostBytes = 1 << 28;

    private readonly int[] _sized = [.. Enumerable.Range(0, rows.Columns.Length).Where(i => rows.Columns[i] is BytesColumn or ListColumn)];

    // What the rows take: of the first ones exactly, of those behind them at most.
    private long _bytes;
    private int _weighed;
    private long _weighedBytes;

    /// <summary>The rows so far.</summary>
    public Batch<T> Rows => rows;

    /// <summary>Whether it is to be written before another row is added.</summary>
    public bool IsFull => rows.Count >= mostRows || (_bytes >= mostBytes && Weigh() >= mostBytes);

    /// <summary>Whether it takes so much memory that there should not be many such groups at a time.</summary>
    public bool IsHeavy => _bytes + ((long)sizeof(long) * rows.Count * rows.Columns.Length) > MostBytes / 4;

    /// <summary>Adds a row.</summary>
    public void Add(in T row)
    {
        rows.Add(in row);
        _bytes += Weigh(rows, rows.Count - 1);
    }

    /// <summary>Adds rows of a batch, from one on, until there are no more or it is full.</summary>
    /// <returns>How many were added.</returns>
    public int Add(Batch<T> source, int start)
    {
        int count = Take(source, new RowChoice(start, Math.Min(source.Count - start, mostRows - rows.Count)));
        rows.AppendRange(source, start, count);
        return count;
    }

    /// <summary>Adds chosen rows of a batch until there are no more or it is full.</summary>
    /// <returns>How many were added.</returns>
    /// <exception cref="ArgumentException">The batch has no such row; nothing is added.</exception>
    public int Add(Batch<T> source, ReadOnlySpan<int> chosen)
    {
        bool areThere = source.Count > 0 && !chosen.ContainsAnyExceptInRange(0, source.Count - 1);
        ReadOnlySpan<int> first = chosen[..Math.Min(chosen.Length, mostRows - rows.Count)];
        int count = areThere ? Take(source, new RowChoice(first)) : chosen.Length;
        rows.AppendRows(source, chosen[..count]);
        return count;
    }

    /// <summary>Whether a whole batch is what an empty group would be once it is full.</summary>
    public bool IsLike(Batch<T> source) => rows.Count == 0 && source.Count == mostRows && AtMost(source, new RowChoice(0, source.Count)) < mostBytes;

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear()
    {
        rows.Clear();
        (_bytes, _weighed, _weighedBytes) = (0, 0, 0);
    }

    /// <inheritdoc/>
    public void Dispose() => rows.Dispose();

    /// <summary>How many of some rows fit, and what they take.</summary>
    private int Take(Batch<T> source, in RowChoice choice)
    {
        long most = AtMost(source, choice);
        if (_bytes + most < mostBytes)
        {
            _bytes += most;
            return choice.Count;
        }

        Weigh();
        int count = 0;
        while (count < choice.Count && _bytes < mostBytes)
            _bytes += Weigh(source, choice[count++]);
        (_weighed, _weighedBytes) = (rows.Count + count, _bytes);
        return count;
    }

    /// <summary>What all rows take exactly.</summary>
    private long Weigh()
    {
        for (; _weighed < rows.Count; _weighed++)
            _weighedBytes += Weigh(rows, _weighed);
        return _bytes = _weighedBytes;
    }

    private long Weigh(Batch<T> batch, int row)
    {
        long bytes = 0;
        foreach (int i in _sized)
            bytes += RowWeight.Of(batch.Columns[i], row);
        return bytes;
    }

    private long AtMost(Batch<T> batch, in RowChoice choice)
    {
        long bytes = 0;
        foreach (int i in _sized)
            bytes += RowWeight.AtMost(batch.Columns[i], choice);
        return bytes;
    }
}
