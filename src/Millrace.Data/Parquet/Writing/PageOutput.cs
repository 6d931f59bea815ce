using System.Buffers;
using System.Globalization;
using System.IO.Hashing;

namespace Millrace.Data;

/// <summary>Compresses pages and appends them to a file, each with its header and checksum.</summary>
/// <param name="options">How pages are written.</param>
internal sealed class PageOutput(ParquetWriteOptions options) : IDisposable
{
    private readonly PageCompressor _compressor = new();
    private readonly PooledBytes _header = new();
    private readonly PooledBytes _stored = new();
    private readonly PooledBytes _page = new();
    private Stream _stream = Stream.Null;

    /// <summary>Memory in which the column at hand puts a page together.</summary>
    public PooledBytes Body { get; } = new();

    /// <summary>Memory for that page's levels.</summary>
    public PooledBytes Levels { get; } = new();

    /// <summary>How pages are compressed.</summary>
    public CompressionCodec Codec { get; } = options.Compression switch
    {
        ParquetCompression.Zstd => CompressionCodec.Zstd,
        ParquetCompression.Snappy => CompressionCodec.Snappy,
        ParquetCompression.Gzip => CompressionCodec.Gzip,
        ParquetCompression.Lz4 => CompressionCodec.Lz4Raw,
        ParquetCompression.None => CompressionCodec.Uncompressed,
        var other => throw new ArgumentOutOfRangeException(nameof(options), other, "No such compression."),
    };

    /// <summary>Whether data pages are of version 2.</summary>
    public bool IsV2 { get; } = options.PageVersion switch
    {
        ParquetPageVersion.V1 => false,
        ParquetPageVersion.V2 => true,
        var other => throw new ArgumentOutOfRangeException(nameof(options), other, "No such version of pages."),
    };

    /// <summary>Where the next byte goes.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes of all pages since the start of the chunk, before compression, headers included.</summary>
    public long Uncompressed { get; private set; }

    /// <summary>Starts a file.</summary>
    /// <param name="stream">Where bytes go.</param>
    /// <param name="position">Where in the file the first of them goes.</param>
    public void Start(Stream stream, long position = 0) => (_stream, Position) = (stream, position);

    public void StartChunk() => Uncompressed = 0;

    /// <summary>Appends bytes as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        Position += bytes.Length;
    }

    /// <summary>Appends a page of a dictionary.</summary>
    public void WriteDictionary(int entries, ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> stored = Compress(body);
        Write(new PageHeader { Kind = PageKind.Dictionary, Values = entries, Encoding = ParquetEncoding.Plain }, body.Length, stored);
    }

    /// <summary>Appends a page of version 1.</summary>
    public void WriteV1(int slots, ParquetEncoding encoding, ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> stored = Compress(body);
        var header = new PageHeader
        {
            Kind = PageKind.DataV1,
            Values = slots,
            Encoding = encoding,
            DefinitionEncoding = ParquetEncoding.Rle,
            RepetitionEncoding = ParquetEncoding.Rle,
        };
        Write(header, body.Length, stored);
    }

    /// <summary>Appends a page of version 2.</summary>
    /// <param name="header">Its counts and the lengths of its levels.</param>
    /// <param name="levels">Its repetition levels and its definition levels.</param>
    /// <param name="values">Its values.</param>
    public void WriteV2(PageHeader header, ReadOnlySpan<byte> levels, ReadOnlySpan<byte> values)
    {
        ReadOnlySpan<byte> compressed = Compress(values);
        bool isWorthIt = Codec != CompressionCodec.Uncompressed && compressed.Length < values.Length - (values.Length >> 4);
        ReadOnlySpan<byte> stored = isWorthIt ? compressed : values;
        header = header with { Kind = PageKind.DataV2, IsCompressed = isWorthIt };
        if (levels.IsEmpty)
        {
            Write(header, values.Length, stored);
            return;
        }

        _page.Clear();
        _page.Write(levels);
        _page.Write(stored);
        Write(header, levels.Length + values.Length, _page.WrittenSpan);
    }

    /// <summary>The length of a page that is no longer than readers take.</summary>
    /// <exception cref="DataException">It is longer.</exception>
    public static int CheckSize(long bytes) => bytes <= PageReader.MaxPage
        ? (int)bytes
        : throw new DataException(string.Create(
            CultureInfo.InvariantCulture,
            $"{bytes} bytes are too many for a page, which has {PageReader.MaxPage} at most: write shorter values, or no dictionary."));

    /// <inheritdoc/>
    public void Dispose()
    {
        _compressor.Dispose();
        _header.Dispose();
        _stored.Dispose();
        _page.Dispose();
        Body.Dispose();
        Levels.Dispose();
    }

    private ReadOnlySpan<byte> Compress(ReadOnlySpan<byte> bytes)
    {
        if (Codec == CompressionCodec.Uncompressed)
            return bytes;
        _stored.Clear();
        _compressor.Compress(Codec, options.CompressionLevel, bytes, _stored);
        return _stored.WrittenSpan;
    }

    private void Write(PageHeader header, int uncompressed, ReadOnlySpan<byte> stored)
    {
        CheckSize(uncompressed);
        _header.Clear();
        (header with { UncompressedSize = uncompressed, CompressedSize = stored.Length, Checksum = Crc32.HashToUInt32(stored) }).Write(_header);
        Write(_header.WrittenSpan);
        Write(stored);
        Uncompressed += _header.WrittenCount + uncompressed;
    }
}
