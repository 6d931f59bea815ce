namespace Millrace.Data;

/// <summary>Decodes strings of bytes, of any length or of a fixed one, as entries or as codes of the chunk's dictionary.</summary>
/// <param name="width">Bytes of each value; 0 where each has a length of its own.</param>
internal sealed class ByteStrings(int width) : IDisposable
{
    // What a chunk of a few bytes may become in a batch, and how much more each of its bytes: pages of equal bytes, and texts that share their beginnings, can
    // become anything, and the footer may say that they do not.
    private const int BytesAnyhow = 1 << 26;
    private const int BytesPerByte = 1024;
    private const int MaxBytes = 1 << 30;

    private readonly HybridDecoder _codes = new();
    private readonly DeltaLengthByteArrayDecoder _lengths = new();
    private readonly DeltaByteArrayDecoder _prefixes = new();
    private ParquetEncoding _encoding;
    private ReadOnlyMemory<byte> _bytes;
    private int _next;
    private long _stored;
    private int[] _lengthsRead = [];

    /// <summary>Bytes that an entry of a dictionary has in its page at least.</summary>
    public int LeastEntry => width == 0 ? sizeof(int) : width;

    /// <summary>The chunk's dictionary, or null; shared with whoever asks for it.</summary>
    public ByteEntries? Dictionary { get; private set; }

    /// <summary>Whether the present page has codes.</summary>
    public bool HasCodes => _encoding is ParquetEncoding.PlainDictionary or ParquetEncoding.RleDictionary;

    public void StartChunk(long stored)
    {
        _stored = stored;
        Forget();
    }

    public void ReadDictionary(ReadOnlyMemory<byte> bytes, int count)
    {
        Forget();
        Dictionary = new ByteEntries();
        (_encoding, _bytes, _next) = (ParquetEncoding.Plain, bytes, 0);
        ReadEntries(count, Dictionary);
    }

    /// <summary>Memory that a dictionary takes besides its page: its bytes, their ends, and the lengths on the way to those.</summary>
    public static long DictionaryBytes(int bytes, int count) => bytes + (2L * sizeof(int) * count);

    public void StartPage(ParquetEncoding encoding, ReadOnlyMemory<byte> bytes, int most)
    {
        (_encoding, _bytes, _next) = (encoding, bytes, 0);
        switch (encoding)
        {
            case ParquetEncoding.Plain:
                break;
            case ParquetEncoding.PlainDictionary or ParquetEncoding.RleDictionary:
                if (Dictionary is null)
                    throw ValueReader.NoDictionary();
                _codes.StartCodes(bytes);
                break;
            case ParquetEncoding.DeltaLengthByteArray when width == 0:
                _lengths.Start(bytes, most);
                break;
            case ParquetEncoding.DeltaByteArray:
                _prefixes.Start(bytes, most);
                break;
            case ParquetEncoding.ByteStreamSplit when width > 0:
                if (bytes.Length % width != 0)
                    throw ValueReader.NoWholeValues(bytes.Length, width);
                break;
            default:
                throw ValueReader.Unsupported(encoding, "strings of bytes");
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
                _prefixes.Read(lengths, entries, Math.Max(MostBytes - entries.ByteCount, 0));
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

        if (entries.ByteCount > MostBytes)
            throw ParquetFault.Unsupported($"a batch of more than {MostBytes} bytes of texts from {_stored} bytes of the file");
        entries.EndEntries(lengths);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        Pooled.Return(ref _lengthsRead);
    }

    private void Forget()
    {
        Dictionary?.Release();
        Dictionary = null;
    }

    private int MostBytes => (int)Math.Min(BytesAnyhow + (BytesPerByte * _stored), MaxBytes);

    private void ReadFixed(Span<int> lengths, ByteEntries entries)
    {
        long bytes = (long)lengths.Length * width;
        if (((long)_next * (_encoding == ParquetEncoding.Plain ? 1 : width)) + bytes > _bytes.Length)
            throw ValueReader.TooFewValues();
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
