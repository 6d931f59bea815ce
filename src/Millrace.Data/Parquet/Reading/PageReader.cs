using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Data;

/// <summary>
/// Reads the pages of a column chunk, one after the other, through a window onto the file. Nothing is decompressed before it is asked for, and no
/// memory is taken that the bytes of the file do not justify.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="decompressor">Shared by readers that do not work at the same time.</param>
/// <param name="window">Bytes that are read from the file at once, where pages are not larger.</param>
/// <param name="forgotten">Bytes by which a chunk may be longer than it says.</param>
/// <param name="pagesEnd">Where all pages end at the latest.</param>
/// <param name="budget">What all columns may take.</param>
/// <param name="meter">What counts bytes that are read; null where nobody wants to know.</param>
internal sealed class PageReader(
    SafeFileHandle file, PageDecompressor decompressor, int window, int forgotten, long pagesEnd, PageBudget budget, ReadMeter? meter = null) : IDisposable
{
    private const int MaxHeader = 1 << 20;

    // A valid page can be larger only where a writer was told so; most write one mebibyte.
    public const int MaxPage = 1 << 30;

    private byte[] _window = [];
    private byte[] _page = [];
    private long _windowHeld;
    private long _pageHeld;
    private long _position;
    private long _end;
    private int _start;
    private int _length;
    private int _body;
    private CompressionCodec _codec;

    /// <summary>What all columns may take.</summary>
    public PageBudget Budget => budget;

    /// <summary>What stands before the present page.</summary>
    public PageHeader Header { get; private set; }

    /// <summary>Starts with a chunk.</summary>
    /// <exception cref="ParquetFault">It is encrypted or lies in another file.</exception>
    public void Start(ChunkMetadata chunk)
    {
        if (chunk.IsEncrypted)
            throw ParquetFault.Unsupported("encryption");
        if (chunk.ExternalFile is not null)
            throw ParquetFault.Unsupported("a column in another file");
        _codec = chunk.Codec;
        _position = chunk.Start;
        _end = Math.Min(chunk.Start + chunk.CompressedSize + forgotten, pagesEnd);
        (_start, _length, _body) = (0, 0, 0);
    }

    /// <summary>Moves to the next page with values or a dictionary.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ParquetFault">It is damaged.</exception>
    public bool Next()
    {
        while (true)
        {
            Take(_body);
            _body = 0;
            if (_length == 0 && _position >= _end)
                return false;
            Header = ReadHeader();
            if (Header.CompressedSize > _length + (_end - _position))
                throw new ParquetFault($"a page claims {Header.CompressedSize} bytes, and {_length + (_end - _position)} are left of its column");
            Load(Header.CompressedSize);
            _body = Header.CompressedSize;
            if (Header.Kind is not (PageKind.DataV1 or PageKind.DataV2 or PageKind.Dictionary))
                continue;
            if (Header.UncompressedSize > MaxPage)
                throw ParquetFault.Unsupported($"a page of {Header.UncompressedSize} bytes");
            if (Header.Checksum is { } checksum && Crc32.HashToUInt32(Body) != checksum)
                throw new ParquetFault("a page's checksum does not match its bytes");
            return true;
        }
    }

    /// <summary>A v2 page's repetition levels.</summary>
    public ReadOnlyMemory<byte> RepetitionLevels => _window.AsMemory(_start, Header.RepetitionLength);

    /// <summary>A v2 page's definition levels.</summary>
    public ReadOnlyMemory<byte> DefinitionLevels => _window.AsMemory(_start + Header.RepetitionLength, Header.DefinitionLength);

    /// <summary>Bytes of the page without a v2 page's levels, when decompressed.</summary>
    public int ContentLength => Header.UncompressedSize - LevelsLength;

    /// <summary>The page without a v2 page's levels, decompressed; valid until the next page.</summary>
    /// <exception cref="ParquetFault">It is damaged.</exception>
    public ReadOnlyMemory<byte> Decompress()
    {
        if (IsPlain)
        {
            if (Content.Length != ContentLength)
                throw new ParquetFault($"a page claims {ContentLength} bytes and has {Content.Length}");
            return _window.AsMemory(_start + LevelsLength, ContentLength);
        }

        if (!PageDecompressor.IsPlausible(_codec, Content, ContentLength))
            throw new ParquetFault($"{Content.Length} bytes of a page cannot hold the {ContentLength} that it claims");
        budget.Take(ref _pageHeld, ContentLength);
        Pooled.Grow(ref _page, 0, ContentLength);
        decompressor.Decompress(_codec, Content, _page.AsSpan(0, ContentLength));
        return _page.AsMemory(0, ContentLength);
    }

    /// <summary>Decompresses the page without a v2 page's levels to where its values belong.</summary>
    /// <param name="destination">Room for <see cref="ContentLength"/> bytes.</param>
    /// <exception cref="ParquetFault">It is damaged.</exception>
    public void Decompress(Span<byte> destination)
    {
        if (IsPlain)
            Decompress().Span.CopyTo(destination);
        else
            decompressor.Decompress(_codec, Content, destination);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Pooled.Return(ref _window);
        Pooled.Return(ref _page);
    }

    private int LevelsLength => Header.Kind == PageKind.DataV2 ? Header.RepetitionLength + Header.DefinitionLength : 0;

    private bool IsPlain => _codec == CompressionCodec.Uncompressed || (Header.Kind == PageKind.DataV2 && !Header.IsCompressed);

    private ReadOnlySpan<byte> Body => _window.AsSpan(_start, Header.CompressedSize);

    private ReadOnlySpan<byte> Content => Body[LevelsLength..];

    private PageHeader ReadHeader()
    {
        for (int wanted = 256; ; wanted *= 4)
        {
            long left = _length + (_end - _position);
            Load((int)Math.Min(wanted, left));
            if (PageHeader.TryRead(_window.AsSpan(_start, _length), out PageHeader header, out int length))
            {
                Take(length);
                return header;
            }

            if (wanted >= left || wanted >= MaxHeader)
                throw new ParquetFault("a page's header is cut off");
        }
    }

    private void Take(int bytes)
    {
        _start += bytes;
        _length -= bytes;
    }

    /// <summary>Makes sure that so many bytes are in the window.</summary>
    private void Load(int bytes)
    {
        if (bytes <= _length)
            return;
        int wanted = (int)Math.Min(Math.Max(bytes, window), _length + (_end - _position));
        if (wanted > _window.Length - _start)
        {
            if (wanted > _window.Length)
                Enlarge(wanted);
            else
                _window.AsSpan(_start, _length).CopyTo(_window);
            _start = 0;
        }

        while (_length < wanted)
        {
            int read = RandomAccess.Read(file, _window.AsSpan(_start + _length, wanted - _length), _position);
            if (read == 0)
                throw new ParquetFault("the file became shorter while it was read");
            meter?.AddBytes(read);
            _length += read;
            _position += read;
        }
    }

    private void Enlarge(int bytes)
    {
        budget.Take(ref _windowHeld, bytes);
        byte[] larger = [];
        Pooled.Grow(ref larger, 0, bytes);
        _window.AsSpan(_start, _length).CopyTo(larger);
        Pooled.Return(ref _window);
        _window = larger;
    }
}
