using System.IO.Compression;
using Snappier;

namespace Millrace.Data;

/// <summary>Decompresses pages straight to where they are wanted. Keeps what codecs need from page to page, so each thread has its own.</summary>
internal sealed class PageDecompressor : IDisposable
{
    private ZstdDecoder? _zstd;
    private byte[] _gzip = [];

    /// <summary>
    /// Whether a page can become so large. Ask before memory is reserved for it: a page that cannot is damaged, however large its header says it is.
    /// </summary>
    /// <exception cref="ParquetFault">We do not read the codec.</exception>
    public static bool IsPlausible(CompressionCodec codec, ReadOnlySpan<byte> source, int claimed) => codec switch
    {
        _ when claimed == 0 => true,
        CompressionCodec.Uncompressed => claimed == source.Length,
        CompressionCodec.Snappy => PageBounds.IsSnappy(source, claimed),
        CompressionCodec.Gzip => claimed <= PageBounds.Gzip(source.Length),
        CompressionCodec.Brotli => PageBounds.IsBrotli(source, claimed),
        CompressionCodec.Zstd => claimed <= PageBounds.Zstd(source),
        CompressionCodec.Lz4 or CompressionCodec.Lz4Raw => claimed <= PageBounds.Lz4(source.Length),
        _ => throw Unsupported(codec),
    };

    /// <summary>Decompresses a page that must fill the destination. One that fills nothing is not looked at.</summary>
    /// <exception cref="ParquetFault">It is damaged, is longer or shorter, or we do not read the codec.</exception>
    public void Decompress(CompressionCodec codec, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (destination.IsEmpty)
            return;
        int length;
        try
        {
            length = codec switch
            {
                CompressionCodec.Uncompressed => Copy(source, destination),
                CompressionCodec.Snappy => DecompressSnappy(source, destination),
                CompressionCodec.Gzip => DecompressGzip(source, destination),
                CompressionCodec.Brotli => BrotliDecoder.TryDecompress(source, destination, out int written) ? written : -1,
                CompressionCodec.Lz4 => Lz4Pages.Decompress(source, destination),
                CompressionCodec.Zstd => (_zstd ??= new ZstdDecoder()).Decode(source, destination),
                CompressionCodec.Lz4Raw => Lz4Pages.DecompressBlock(source, destination),
                _ => throw Unsupported(codec),
            };
        }
        catch (Exception error) when (error is not (ParquetFault or OutOfMemoryException))
        {
            throw new ParquetFault($"a page's {codec} data is damaged ({error.Message.TrimEnd('.')})", inner: error);
        }

        if (length != destination.Length)
            throw new ParquetFault($"a page's {codec} data of {source.Length} bytes is damaged or is not the {destination.Length} bytes that the page claims");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _zstd?.Dispose();
        Pooled.Return(ref _gzip);
    }

    private static ParquetFault Unsupported(CompressionCodec codec) =>
        codec == CompressionCodec.Lzo ? ParquetFault.Unsupported("LZO compression") : ParquetFault.Unsupported($"the compression with number {(int)codec}");

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (source.Length == destination.Length)
            source.CopyTo(destination);
        return source.Length;
    }

    // The library is asked only once its own claim is the page's.
    private static int DecompressSnappy(ReadOnlySpan<byte> source, Span<byte> destination) =>
        PageBounds.IsSnappy(source, destination.Length) ? Snappy.Decompress(source, destination) : -1;

    private int DecompressGzip(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        Pooled.Grow(ref _gzip, 0, source.Length);
        source.CopyTo(_gzip);
        using var bytes = new MemoryStream(_gzip, 0, source.Length, writable: false);
        using var gzip = new GZipStream(bytes, CompressionMode.Decompress);
        int length = gzip.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        return gzip.ReadByte() < 0 ? length : -1;
    }
}
