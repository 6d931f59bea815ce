using Parquet.Meta;

namespace Millrace.Benchmarks.Data;

/// <summary>The pages of a column of a mapped file, one after the other.</summary>
internal unsafe struct Pages
{
    private readonly byte* _end;
    private byte* _next;

    public Pages(byte* file, ColumnMetaData column)
    {
        _next = file + (column.DictionaryPageOffset is > 0 and var dictionary ? dictionary : column.DataPageOffset);
        _end = _next + column.TotalCompressedSize;
        Codec = column.Codec;
    }

    /// <summary>How they are compressed.</summary>
    public CompressionCodec Codec { get; }

    /// <summary>The present page's header.</summary>
    public PageHeader Header { get; private set; }

    /// <summary>The present page, compressed.</summary>
    public byte* Body { get; private set; }

    public bool Next()
    {
        if (_next == _end)
            return false;
        int at = 0;
        Header = PageHeader.Read(new ReadOnlySpan<byte>(_next, (int)(_end - _next)), ref at);
        Body = _next + at;
        _next = Body + Header.Compressed;
        return true;
    }
}
