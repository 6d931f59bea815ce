using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Makes keys of rows: for each column a byte that says whether the value is missing, where it may be, then the value's bytes. The bytes of a column that
/// comes with large values first are turned.
/// </summary>
/// <param name="parts">The columns, the first decides first.</param>
/// <param name="marksAll">Whether values that cannot be missing have that byte as well, so that keys of several tables compare.</param>
internal sealed class KeyEncoder(KeyPart[] parts, bool marksAll = false)
{
    public IReadOnlyList<KeyPart> Parts => parts;

    /// <summary>Adds the keys of a run of a block's rows.</summary>
    public void Encode(RowBlock block, int start, int count, KeyBuffer keys) => Encode(block, new KeyRows(start, count), keys);

    /// <summary>Adds the keys of some of a block's rows.</summary>
    public void Encode(RowBlock block, in KeyRows rows, KeyBuffer keys)
    {
        if (rows.Count == 0)
            return;
        int[] lengths = Pooled.Rent<int>(rows.Count);
        try
        {
            Measure(block, rows, lengths.AsMemory(0, rows.Count));
            Write(block, rows, lengths.AsMemory(0, rows.Count), keys);
        }
        finally
        {
            Pooled.Return(lengths);
        }
    }

    /// <summary>How long the keys of a run of a block's rows are.</summary>
    /// <param name="block">The block.</param>
    /// <param name="start">The first row.</param>
    /// <param name="lengths">Takes the bytes of each.</param>
    /// <returns>The bytes of all.</returns>
    /// <exception cref="DataException">A key would be too long to lie in one piece.</exception>
    public long Measure(RowBlock block, int start, Memory<int> lengths) => Measure(block, new KeyRows(start, lengths.Length), lengths);

    /// <summary>Adds the keys of a run of a block's rows that have been measured.</summary>
    /// <param name="block">The block.</param>
    /// <param name="start">The first row.</param>
    /// <param name="lengths">The bytes of each; other numbers are there afterwards.</param>
    /// <param name="keys">Takes the keys.</param>
    public void Write(RowBlock block, int start, Memory<int> lengths, KeyBuffer keys) => Write(block, new KeyRows(start, lengths.Length), lengths, keys);

    /// <summary>The keys of a run of a list column's elements, each a key of its own.</summary>
    internal static KeyBuffer EncodeElements(Column items, int start, int count)
    {
        var keys = new KeyBuffer();
        new KeyEncoder([new KeyPart(0)]).Encode(new RowBlock([items]), start, count, keys);
        return keys;
    }

    private long Measure(RowBlock block, in KeyRows rows, Memory<int> lengths)
    {
        lengths.Span.Clear();
        var measure = new KeyMeasure(rows, lengths, marksAll);
        foreach (KeyPart part in parts)
            block.Columns[part.Column].Accept(measure);
        long sum = 0;
        foreach (int length in lengths.Span)
            sum += length;
        return sum;
    }

    private void Write(RowBlock block, in KeyRows rows, Memory<int> lengths, KeyBuffer keys)
    {
        keys.Append(lengths.Span);
        var writer = new KeyWriter(rows, lengths, keys, marksAll);
        foreach (KeyPart part in parts)
            writer.Write(block.Columns[part.Column], part);
    }
}
