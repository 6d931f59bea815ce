namespace Millrace.Data;

/// <summary>Decodes strings of bytes, of any length or of a fixed one, as entries or as codes of the chunk's dictionary.</summary>
/// <param name="width">Bytes of each value; 0 where each has a length of its own.</param>
internal sealed class ByteStrings(int width) : IDisposable
{
    // What few bytes of shared beginnings may become in a batch, and how much more a byte of a page: nobody writes so much.
    private const int BytesAnyhow = 1 << 26;
    private const int BytesPerByte = 1024;
    private const int MaxBytes = 1 << 30;

    private readonly HybridDecoder _codes = new();
    private readonly DeltaLengthByteArrayDecoder _lengths = new();
    private readonly DeltaByteArrayDecoder _prefixes = new();
    private ParquetEncoding _encoding;
    private ReadOnlyMemory<byte> _bytes;
    private int _next;
    private int[] _lengthsRead = [];

    /// <summary>The chunk's dictionary, or null; shared with whoever asks for it.</summary>
    public ByteEntries? Dictionary { get; private set; }

    /// <summary>Whether the present page has codes.</summary>
    public bool HasCodes => _encoding is ParquetEncoding.PlainDictionary or ParquetEncoding.RleDictionary;

    public void StartChunk()
    {
        Dictionary?.Release();
        Dictionary = null;
    }

    public void ReadDictionary(ReadOnlyMemory<byte> bytes, ParquetEncoding encoding, int count)
    {
        if (encoding is not (ParquetEncoding.Plain or ParquetEncoding.PlainDictionary))
            throw ParquetFault.Unsupported($"the encoding {encoding} of a dictionary");
        if ((long)count * (width == 0 ? sizeof(int) : width) > bytes.Length)
            throw new ParquetFault($"a dictionary claims {count} entries and has {bytes.Length} bytes");
        StartChunk();
        Dictionary = new ByteEntries();
        (_encoding, _bytes, _next) = (ParquetEncoding.Plain, bytes, 0);
        ReadEntries(count, Dictionary);
    }

    public void StartPage(ParquetEncoding encoding, ReadOnlyMemory<byte> bytes, int most)
    {
        (_encoding, _bytes, _next) = (encoding, bytes, 0);
        switch (encoding)
        {
            case ParquetEncoding.Plain:
                break;
            case ParquetEncoding.PlainDictionary or ParquetEncoding.RleDictionary:
                if (Dictionary is null)
                    throw new ParquetFault("a page has codes of a dictionary, and there is none before it");
                _codes.StartCodes(bytes);
                break;
            case ParquetEncoding.DeltaLengthByteArray when width == 0:
                _lengths.Start(bytes, most);
                break;
            case ParquetEncoding.DeltaByteArray:
                _prefixes.Start(bytes, most);
                break;
            case ParquetEncoding.ByteStreamSplit when width > 0 && bytes.Length % width == 0:
                break;
            default:
                throw ParquetFault.Unsupported(Enum.IsDefined(encoding) ? $"the encoding {encoding} of strings of bytes" : $"encoding {(int)encoding}");
        }
    }

    /// <summary>Reads codes, all of which the dictionary has.</summary>
    public void ReadCodes(Span<int> codes) => _codes.ReadChecked(codes, Dictionary!.Count);

    /// <summary>Reads values that are no codes.</summary>
    public void ReadEntries(int count, ByteEntries entries)
    {
        if (count == 0)
            return;
        Pooled.Grow(ref _lengthsRead, 0, count);
        Span<int> lengths = _lengthsRead.AsSpan(0, count);
        switch (_encoding)
        {
            case ParquetEncoding.DeltaLengthByteArray:
                _lengths.Read(lengths, entries);
                break;
            case ParquetEncoding.DeltaByteArray:
                _prefixes.Read(lengths, entries, MostBytes(entries));
                if (width > 0 && lengths.ContainsAnyExcept(width))
                    throw new ParquetFault($"a value of a type of {width} bytes has another length");
                break;
            case ParquetEncoding.Plain when width == 0:
                PlainByteArrays.Read(_bytes.Span, ref _next, lengths, entries);
                break;
            default:
                ReadFixed(lengths, entries);
                break;
        }

        entries.EndEntries(lengths);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        StartChunk();
        Pooled.Return(ref _lengthsRead);
    }

    private int MostBytes(ByteEntries entries) =>
        (int)Math.Max(Math.Min(BytesAnyhow + ((long)BytesPerByte * _bytes.Length), MaxBytes) - entries.ByteCount, 0);

    private void ReadFixed(Span<int> lengths, ByteEntries entries)
    {
        long bytes = (long)lengths.Length * width;
        if (((long)_next * (_encoding == ParquetEncoding.Plain ? 1 : width)) + bytes > _bytes.Length)
            throw new ParquetFault("a page has fewer values than it claims");
        lengths.Fill(width);
        Span<byte> destination = entries.GetSpan((int)bytes)[..(int)bytes];
        if (_encoding == ParquetEncoding.Plain)
        {
            _bytes.Span.Slice(_next, (int)bytes).CopyTo(destination);
            _next += (int)bytes;
        }
        else
        {
            ByteStreamSplit.Decode(_bytes.Span, width, _next, destination);
            _next += lengths.Length;
        }

        entries.Advance((int)bytes);
    }
}
