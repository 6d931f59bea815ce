using System.Buffers;
using System.IO.Compression;
using K4os.Compression.LZ4;
using Snappier;
using ZstdSharp;

namespace Millrace.Data;

/// <summary>Compresses pages. Keeps what codecs need from page to page, so each thread has its own.</summary>
internal sealed class PageCompressor : IDisposable
{
    private readonly MemoryStream _gzip = new();
    private Compressor? _zstd;

    /// <summary>Compresses a page, as one that <see cref="PageDecompressor"/> reads.</summary>
    /// <param name="codec">How.</param>
    /// <param name="level">How hard, on the scale of a codec that has one; null for what is usual there.</param>
    /// <param name="source">The page.</param>
    /// <param name="destination">What the compressed page is added to.</param>
    /// <exception cref="NotSupportedException">We do not write the codec.</exception>
    public void Compress(CompressionCodec codec, int? level, ReadOnlySpan<byte> source, IBufferWriter<byte> destination)
    {
        switch (codec)
        {
            case CompressionCodec.Uncompressed:
                destination.Write(source);
                break;
            case CompressionCodec.Snappy:
                destination.Advance(Snappy.Compress(source, destination.GetSpan(Snappy.GetMaxCompressedLength(source.Length))));
                break;
            case CompressionCodec.Gzip:
                CompressGzip(level ?? 6, source, destination);
                break;
            case CompressionCodec.Zstd:
                _zstd ??= new Compressor();
                _zstd.Level = level ?? 1;
                destination.Advance(_zstd.Wrap(source, destination.GetSpan(Compressor.GetCompressBound(source.Length))));
                break;
            case CompressionCodec.Lz4Raw:
                CompressLz4(source, destination);
                break;
            default:
                throw new NotSupportedException($"Pages are not written with {codec}.");
        }
    }

    public void Dispose()
    {
        _gzip.Dispose();
        _zstd?.Dispose();
    }

    private static void CompressLz4(ReadOnlySpan<byte> source, IBufferWriter<byte> destination)
    {
        // The library writes nothing for nothing, but a block has at least its end.
        if (source.IsEmpty)
        {
            destination.Write<byte>([0]);
            return;
        }

        Span<byte> room = destination.GetSpan(LZ4Codec.MaximumOutputSize(source.Length));
        destination.Advance(LZ4Codec.Encode(source, room));
    }

    private void CompressGzip(int level, ReadOnlySpan<byte> source, IBufferWriter<byte> destination)
    {
        _gzip.SetLength(0);
        using (var gzip = new GZipStream(_gzip, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true))
            gzip.Write(source);
        destination.Write(_gzip.GetBuffer().AsSpan(0, (int)_gzip.Length));
    }
}
