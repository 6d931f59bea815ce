using System.Numerics;

namespace Millrace.Data;

/// <summary>Decodes strings of bytes into a column of texts or of bytes. Codes of a dictionary stay codes; the dictionary is shared with the batch.</summary>
/// <param name="width">Bytes of each value; 0 where each has a length of its own.</param>
/// <param name="isText">Whether the bytes must be UTF-8.</param>
internal sealed class BytesReader(int width, bool isText) : ValueReader
{
    private readonly ByteStrings _strings = new(width);
    private bool _hasInvalidEntry;
    private int[] _codes = [];

    protected override int LeastEntry => _strings.LeastEntry;

    protected override long DictionaryBytes(int bytes, int count) => ByteStrings.DictionaryBytes(bytes, count);

    public override void StartChunk(long stored)
    {
        _strings.StartChunk(stored);
        _hasInvalidEntry = false;
    }

    public override void ReadDictionary(ReadOnlyMemory<byte> bytes, int count)
    {
        _strings.ReadDictionary(bytes, count);
        _hasInvalidEntry = isText && _strings.Dictionary!.FindInvalidUtf8(0) >= 0;
    }

    public override void StartPage(ParquetEncoding encoding, ReadOnlyMemory<byte> bytes, int most) => _strings.StartPage(encoding, bytes, most);

    public override void Append(Column column, int slots, int present, ReadOnlySpan<ulong> validity)
    {
        var target = (BytesColumn)column;
        if (_strings.Dictionary is { } dictionary && target.EntryCount == 0)
            target.Adopt(dictionary);
        Span<int> destination = target.AppendCodes(slots, slots - present);
        if (present == slots)
        {
            Read(target, destination);
            return;
        }

        Pooled.Grow(ref _codes, 0, present);
        Span<int> dense = _codes.AsSpan(0, present);
        Read(target, dense);

        // What is missing becomes 0 where values are spread out, and its code is one below.
        Add(dense, 1);
        Scatter.Expand(dense, validity, 0, destination);
        Add(destination, -1);
    }

    public override void Dispose()
    {
        _strings.Dispose();
        Pooled.Return(ref _codes);
    }

    private void Read(BytesColumn target, Span<int> codes)
    {
        if (_strings.HasCodes)
        {
            _strings.ReadCodes(codes);
            if (_hasInvalidEntry)
                CheckCodes(codes);
            return;
        }

        ByteEntries own = target.Own;
        int first = own.Count;
        _strings.ReadEntries(codes.Length, own);
        if (isText && own.FindInvalidUtf8(first) is >= 0 and var invalid)
            throw Invalid(invalid - first, own[invalid]);
        for (int i = 0; i < codes.Length; i++)
            codes[i] = target.OwnBase + first + i;
    }

    private void CheckCodes(ReadOnlySpan<int> codes)
    {
        ByteEntries dictionary = _strings.Dictionary!;
        for (int i = 0; i < codes.Length; i++)
        {
            if (!System.Text.Unicode.Utf8.IsValid(dictionary[codes[i]]))
                throw Invalid(i, dictionary[codes[i]]);
        }
    }

    private static UnfitValue Invalid(int index, ReadOnlySpan<byte> bytes) =>
        new(index, $"0x{Convert.ToHexString(bytes[..Math.Min(bytes.Length, 32)])}{(bytes.Length > 32 ? "…" : "")}", "is not UTF-8");

    private static void Add(Span<int> codes, int what)
    {
        int i = 0;
        var all = new Vector<int>(what);
        for (; i <= codes.Length - Vector<int>.Count; i += Vector<int>.Count)
            (new Vector<int>(codes[i..]) + all).CopyTo(codes[i..]);
        for (; i < codes.Length; i++)
            codes[i] += what;
    }
}
