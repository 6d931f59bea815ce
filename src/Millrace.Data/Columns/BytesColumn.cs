namespace Millrace.Data;

/// <summary>
/// A column of strings of bytes: a code a row into entries, so that a value that occurs often is kept, compared and counted once. Codes mean nothing
/// outside their batch. An entry may stand for no row of the batch, and two entries may be equal.
/// </summary>
public abstract class BytesColumn : Column
{
    /// <summary>The code of a missing value.</summary>
    public const int MissingCode = -1;

    // A column whose values are nearly all different is not searched for the next one.
    private const int EntriesBeforeGivingUp = 4096;

    private readonly ByteEntries _own = new();
    private readonly EntryIndex _index;
    private ByteEntries? _shared;
    private int _sharedCount;
    private int[] _codes = [];
    private int[] _translation = [];
    private int _missing;
    private bool _isIndexed = true;

    private protected BytesColumn(ColumnInfo info, int capacity)
        : base(info)
    {
        _index = new EntryIndex(_own);
        Pooled.Grow(ref _codes, 0, capacity);
    }

    /// <inheritdoc/>
    public override int MissingCount => _missing;

    /// <summary>Each row's code, from 0 to <see cref="EntryCount"/> (exclusive), or <see cref="MissingCode"/>.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, Count);

    /// <summary>How many entries there are.</summary>
    public int EntryCount => _sharedCount + _own.Count;

    /// <summary>All entries, for loops over many rows.</summary>
    internal EntryList Entries => new(_shared, _sharedCount, _own);

    /// <summary>An entry's bytes. Valid until the batch is cleared, read into or added to.</summary>
    /// <param name="code">The entry's code.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry.</exception>
    public ReadOnlySpan<byte> GetBytes(int code)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)code, (uint)EntryCount, nameof(code));
        return code < _sharedCount ? _shared![code] : _own[code - _sharedCount];
    }

    /// <summary>Adds a value.</summary>
    /// <param name="bytes">The value; of a text, its valid UTF-8.</param>
    private protected void AppendBytes(ReadOnlySpan<byte> bytes) => AppendCode(_sharedCount + CodeOf(bytes));

    internal override void AppendAnything() => AppendBytes([]);

    /// <summary>Adds the values of fields as they are.</summary>
    private protected int AppendBytes<TFields>(in TFields fields)
        where TFields : struct, IFields, allows ref struct
    {
        Reserve(fields.Count);
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields.TryGet(i, out ReadOnlySpan<byte> padded, out int length))
            {
                _codes[Count] = _sharedCount + CodeOf(padded[..length]);
            }
            else
            {
                _codes[Count] = MissingCode;
                _missing++;
            }

            Count++;
        }

        return fields.Count;
    }

    /// <summary>Adds a value as an entry of its own or as one that exists.</summary>
    private protected void AppendText(ReadOnlySpan<byte> utf8, string text) =>
        AppendCode(_sharedCount + (StaysIndexed() ? _index.FindOrAdd(utf8, text) : _own.Add(text)));

    private protected string EntryText(int code)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)code, (uint)EntryCount, nameof(code));
        return code < _sharedCount ? _shared!.Text(code) : _own.Text(code - _sharedCount);
    }

    /// <inheritdoc/>
    public override bool IsMissing(int index) => Codes[index] < 0;

    /// <inheritdoc/>
    public override void AppendMissing()
    {
        if (!Info.IsNullable)
            throw NotNullable();
        AppendCode(MissingCode);
        _missing++;
    }

    /// <inheritdoc/>
    public override void AppendRows(Column source, ReadOnlySpan<int> rows)
    {
        var from = (BytesColumn)source;
        Span<int> added = Reserve(rows.Length);
        ReadOnlySpan<int> codes = from.Codes;
        for (int i = 0; i < rows.Length; i++)
            added[i] = codes[rows[i]];
        AppendTranslated(from, added);
    }

    /// <inheritdoc/>
    public override void AppendRange(Column source, int start, int count)
    {
        var from = (BytesColumn)source;
        Span<int> added = Reserve(count);
        from.Codes.Slice(start, count).CopyTo(added);
        AppendTranslated(from, added);
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        _index.Clear();
        _own.Clear();
        _shared?.Release();
        _shared = null;
        _sharedCount = 0;
        _isIndexed = true;
        _missing = 0;
        Count = 0;
    }

    /// <summary>Takes entries that a reader shares with its batches; the column is empty or has none of its own yet.</summary>
    internal void Adopt(ByteEntries shared)
    {
        if (ReferenceEquals(_shared, shared))
            return;
        if (EntryCount > 0)
            throw new InvalidOperationException($"Column \"{Info.Name}\" has entries already.");
        _shared = shared.Share();
        _sharedCount = shared.Count;
    }

    /// <summary>Adds rows and hands out their codes to be filled; those of missing rows are <see cref="MissingCode"/>.</summary>
    internal Span<int> AppendCodes(int count, int missing)
    {
        Span<int> added = Reserve(count);
        Count += count;
        _missing += missing;
        return added;
    }

    /// <summary>The column's own entries, for readers that add to them; their codes start at <see cref="OwnBase"/>.</summary>
    internal ByteEntries Own
    {
        get
        {
            // What is added here is not in the index.
            _isIndexed = false;
            return _own;
        }
    }

    internal int OwnBase => _sharedCount;

    internal override long HeldBytes => ((long)sizeof(int) * (_codes.Length + (long)_translation.Length)) + _own.HeldBytes + _index.HeldBytes;

    internal override long HeldWith(Column source, int start, int count)
    {
        var from = (BytesColumn)source;
        int entries = Math.Min(count, from.EntryCount);
        return Pooled.HeldWith(_codes, Count, (long)Count + count) + Pooled.HeldWith(_translation, 0, from.EntryCount)
            + _own.HeldWith(entries, from.BytesOf(start, count) - ((long)count * sizeof(int)))
            + (_isIndexed ? _index.HeldWith(entries) : _index.HeldBytes);
    }

    internal override long BytesOf(int start, int count)
    {
        long bytes = (long)count * sizeof(int);
        EntryList entries = Entries;
        foreach (int code in Codes.Slice(start, count))
            bytes += code < 0 ? 0 : entries[code].Length;
        return bytes;
    }

    internal override void AddBytesOf(ReadOnlySpan<int> rows, Span<long> sums)
    {
        ReadOnlySpan<int> codes = Codes;
        EntryList entries = Entries;
        for (int i = 0; i < rows.Length; i++)
        {
            int code = codes[rows[i]];
            sums[i] += sizeof(int) + (code < 0 ? 0 : entries[code].Length);
        }
    }

    internal override int RowBytes => sizeof(int);

    internal override ulong MissingBits(int row)
    {
        ulong bits = 0;
        ReadOnlySpan<int> codes = Codes.Slice(row, _missing == 0 ? 0 : Math.Min(64, Count - row));
        for (int i = 0; i < codes.Length; i++)
            bits |= (ulong)((uint)codes[i] >> 31) << i;
        return bits;
    }

    internal override void Truncate(int count)
    {
        foreach (int code in Codes[count..])
            _missing -= code < 0 ? 1 : 0;
        Count = count;
    }

    internal override void Release()
    {
        Clear();
        _own.Release();
        _index.Release();
        Pooled.Return(ref _codes);
        Pooled.Return(ref _translation);
    }

    private int CodeOf(ReadOnlySpan<byte> bytes) => StaysIndexed() ? _index.FindOrAdd(bytes) : _own.Add(bytes);

    private bool StaysIndexed()
    {
        _isIndexed = _isIndexed && (_own.Count < EntriesBeforeGivingUp || _own.Count < Count - (Count >> 2));
        return _isIndexed;
    }

    /// <summary>Adds the rows behind the last one, whose codes are another column's.</summary>
    private void AppendTranslated(BytesColumn from, Span<int> codes)
    {
        int missing = from._missing == 0 ? 0 : codes.Count(MissingCode);
        if (missing > 0 && !Info.IsNullable)
            throw NotNullable();

        // They count already while their values are looked up: of how many rows there are it depends whether any are.
        Count += codes.Length;
        try
        {
            if (!ReferenceEquals(from, this))
                Translate(from, codes);
        }
        catch
        {
            Count -= codes.Length;
            throw;
        }

        _missing += missing;
    }

    /// <summary>Makes own codes of another column's.</summary>
    private void Translate(BytesColumn from, Span<int> codes)
    {
        // Each entry of another column is looked up once, not once a row, unless it has many more entries than rows are wanted.
        bool isOnce = codes.Length > from.EntryCount / 8;
        if (isOnce)
        {
            Pooled.Grow(ref _translation, 0, from.EntryCount);
            _translation.AsSpan(0, from.EntryCount).Fill(MissingCode);
        }

        for (int i = 0; i < codes.Length; i++)
        {
            if (codes[i] >= 0)
                codes[i] = isOnce ? Translate(from, codes[i]) : _sharedCount + CodeOf(from.GetBytes(codes[i]));
        }
    }

    private int Translate(BytesColumn from, int code)
    {
        ref int own = ref _translation[code];
        if (own < 0)
            own = _sharedCount + CodeOf(from.GetBytes(code));
        return own;
    }

    private void AppendCode(int code)
    {
        Reserve(1)[0] = code;
        Count++;
    }

    /// <summary>Room for more rows' codes; the rows count once the codes are right.</summary>
    private Span<int> Reserve(int count)
    {
        if (count > _codes.Length - Count)
            Pooled.Grow(ref _codes, Count, CountWith(count));
        return _codes.AsSpan(Count, count);
    }
}
