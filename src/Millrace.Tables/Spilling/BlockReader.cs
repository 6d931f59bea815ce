using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Reads what <see cref="BlockWriter"/> wrote, behind the rows that a block has.</summary>
internal sealed class BlockReader : IColumnVisitor<bool>, IDisposable
{
    private byte[] _bytes = [];
    private ulong[] _words = [];
    private int _position;
    private int _count;

    /// <summary>Bytes of memory that are held.</summary>
    public long HeldBytes => _bytes.Length;

    /// <summary>Reads a block of a file.</summary>
    public void Read(SpillFile file, SpillBlock block, RowBlock target)
    {
        Pooled.Grow(ref _bytes, 0, block.Length);
        file.Read(block, _bytes);
        _position = 0;
        _count = Take();
        foreach (Column column in target.Columns)
            column.Accept(this);
    }

    bool IColumnVisitor<bool>.VisitValues<T>(ValueColumn<T> column)
    {
        int missing = TakeMissing();
        Span<T> values = column.AppendUninitialized(_count);
        Take(_count * Unsafe.SizeOf<T>()).CopyTo(MemoryMarshal.AsBytes(values));
        if (missing > 0)
            column.Overwrite(_count, _count - missing, _words);
        return true;
    }

    bool IColumnVisitor<bool>.VisitText(TextColumn column) => TakeEntries(column);

    bool IColumnVisitor<bool>.VisitBinary(BinaryColumn column) => TakeEntries(column);

    bool IColumnVisitor<bool>.VisitList(ListColumn column)
    {
        int missing = TakeMissing();
        int end = column.Items.Count;
        for (int i = 0; i < _count; i++)
        {
            end += Take();
            column.AppendRow(end, missing > 0 && !Bitmaps.IsSet(_words, i));
        }

        int count = _count;
        _count = Take();
        column.Items.Accept(this);
        _count = count;
        return true;
    }

    public void Dispose()
    {
        Pooled.Return(ref _bytes);
        Pooled.Return(ref _words);
    }

    private bool TakeEntries(BytesColumn column)
    {
        ReadOnlySpan<byte> codes = Take(_count * sizeof(int));
        int missing = Take();
        int count = Take();
        int length = Take();
        ReadOnlySpan<byte> lengths = Take(count * sizeof(int));
        ByteEntries own = column.Own;
        Take(length).CopyTo(own.GetSpan(length));
        own.Advance(length);
        int first = column.OwnBase + own.EndEntries(MemoryMarshal.Cast<byte, int>(lengths));
        Span<int> target = column.AppendCodes(_count, missing);
        codes.CopyTo(MemoryMarshal.AsBytes(target));
        for (int i = 0; first > 0 && i < target.Length; i++)
            target[i] += target[i] < 0 ? 0 : first;
        return true;
    }

    private int TakeMissing()
    {
        int missing = Take();
        if (missing > 0)
        {
            int words = Bitmaps.Words(_count);
            Pooled.Grow(ref _words, 0, words);
            Take(words * sizeof(ulong)).CopyTo(MemoryMarshal.AsBytes(_words.AsSpan(0, words)));
        }

        return missing;
    }

    private int Take() => MemoryMarshal.Read<int>(Take(sizeof(int)));

    private ReadOnlySpan<byte> Take(int length)
    {
        _position += length;
        return _bytes.AsSpan(_position - length, length);
    }
}
