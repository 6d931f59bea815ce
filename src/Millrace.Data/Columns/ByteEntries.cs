using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Millrace.Data;

/// <summary>
/// Strings of bytes, one after the other in pooled memory: a dictionary that columns refer to by code. Shared ones do not change any more
/// and count their holders; the last one gives the memory back.
/// </summary>
internal sealed class ByteEntries : IBufferWriter<byte>
{
    private byte[] _bytes = [];
    private int[] _ends = [];
    private string?[] _texts = [];
    private int _holders = 1;

    /// <summary>Entries so far.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of all entries.</summary>
    public int ByteCount { get; private set; }

    /// <summary>Bytes of memory that are held, used or not; strings that somebody asked for are not counted.</summary>
    public long HeldBytes => _bytes.Length + (_ends.Length * (long)sizeof(int)) + (_texts.Length * (long)IntPtr.Size);

    /// <summary>Bytes of memory that are held at most once there are more entries, with those that are then grown out of.</summary>
    /// <param name="entries">How many more there are.</param>
    /// <param name="bytes">How many bytes they have together.</param>
    public long HeldWith(int entries, long bytes) =>
        Pooled.HeldWith(_bytes, ByteCount, ByteCount + bytes) + Pooled.HeldWith(_ends, Count, (long)Count + entries) + (_texts.Length * (long)IntPtr.Size);

    /// <summary>An entry's bytes.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            int start = index == 0 ? 0 : _ends[index - 1];
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _bytes.AsSpan(start, _ends[index] - start);
        }
    }

    /// <summary>Where each entry ends; it starts where the one before ends.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, Count);

    /// <summary>All entries' bytes, one after the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, ByteCount);

    /// <summary>An entry as text, made once.</summary>
    public string Text(int index)
    {
        string?[] texts = _texts;
        if (texts.Length <= index)
        {
            Array.Resize(ref texts, Math.Max(Count, index + 1));
            _texts = texts;
        }

        // Several threads may look at a shared one: whoever writes last wins, with an equal text.
        return texts[index] ??= Encoding.UTF8.GetString(this[index]);
    }

    /// <summary>Adds an entry.</summary>
    /// <returns>Its code.</returns>
    public int Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
        return EndEntry();
    }

    /// <summary>Adds a text as UTF-8 and keeps the text for those who ask for it.</summary>
    /// <exception cref="DataException">It is no valid Unicode, so UTF-8 cannot hold it.</exception>
    public int Add(string text)
    {
        Utf8Text.Encode(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)), out int written);
        Advance(written);
        int code = EndEntry();
        if (_texts.Length <= code)
            Array.Resize(ref _texts, Math.Max(Math.Max(code + 1, 4), _ends.Length));
        _texts[code] = text;
        return code;
    }

    /// <summary>Adds a text as UTF-8.</summary>
    /// <exception cref="DataException">It is no valid Unicode, so UTF-8 cannot hold it.</exception>
    public int Add(ReadOnlySpan<char> text)
    {
        Utf8Text.Encode(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)), out int written);
        Advance(written);
        return EndEntry();
    }

    /// <summary>Room for so many more bytes behind those that are there, and at least for one.</summary>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(ByteCount);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(ByteCount);
    }

    /// <summary>Counts bytes that were written into the room; <see cref="EndEntry"/> or <see cref="EndEntries"/> makes entries of them.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - ByteCount), nameof(count));
        ByteCount += count;
    }

    /// <summary>Makes an entry of the bytes behind the last one.</summary>
    /// <returns>Its code.</returns>
    public int EndEntry()
    {
        Pooled.Grow(ref _ends, Count, Count + 1);
        _ends[Count] = ByteCount;
        return Count++;
    }

    /// <summary>Makes entries of the bytes behind the last one, which are as many as the lengths say.</summary>
    /// <returns>The first one's code.</returns>
    public int EndEntries(ReadOnlySpan<int> lengths)
    {
        Pooled.Grow(ref _ends, Count, Count + lengths.Length);
        int first = Count;
        int end = first == 0 ? 0 : _ends[first - 1];
        Span<int> ends = _ends.AsSpan(first, lengths.Length);
        for (int i = 0; i < lengths.Length; i++)
        {
            end += lengths[i];
            ends[i] = end;
        }

        if (end != ByteCount)
            throw new InvalidOperationException($"{lengths.Length} lengths come to {end} bytes, and {ByteCount} were written.");
        Count += lengths.Length;
        return first;
    }

    /// <summary>The first of the entries from one on that is no valid UTF-8; −1 where all are.</summary>
    public int FindInvalidUtf8(int from)
    {
        int start = from == 0 ? 0 : _ends[from - 1];
        if (!Utf8.IsValid(_bytes.AsSpan(start, ByteCount - start)) || StartsWithin(from))
        {
            for (int i = from; i < Count; i++)
            {
                if (!Utf8.IsValid(this[i]))
                    return i;
            }
        }

        return -1;
    }

    /// <summary>Forgets all entries and keeps the memory.</summary>
    public void Clear()
    {
        _texts.AsSpan(0, Math.Min(Count, _texts.Length)).Clear();
        Count = 0;
        ByteCount = 0;
    }

    /// <summary>Counts one more holder.</summary>
    public ByteEntries Share()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    /// <summary>Counts one holder less.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) > 0)
            return;
        Pooled.Return(ref _bytes);
        Pooled.Return(ref _ends);
        _texts = [];
        Count = 0;
        ByteCount = 0;
        _holders = 1;
    }

    private void Reserve(int bytes)
    {
        if ((long)ByteCount + bytes > Array.MaxLength)
            throw new DataException($"The texts of a batch take more than {Array.MaxLength} bytes: write the rows in smaller row groups or batches.");
        Pooled.Grow(ref _bytes, ByteCount, Math.Max(1, ByteCount + bytes));
    }

    // A text that is valid as a whole is valid in pieces where no piece starts within a character.
    private bool StartsWithin(int from)
    {
        int start = from == 0 ? 0 : _ends[from - 1];
        bool within = false;
        for (int i = from; i < Count; i++)
        {
            within |= start < _ends[i] && (_bytes[start] & 0xC0) == 0x80;
            start = _ends[i];
        }

        return within;
    }
}
