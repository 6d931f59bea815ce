using System.Buffers.Binary;

namespace Millrace.Data;

/// <summary>Decodes booleans: as bits, or in runs.</summary>
internal sealed class BooleanReader : ValueReader
{
    private readonly HybridDecoder _runs = new();
    private ReadOnlyMemory<byte> _bytes;
    private bool _isPlain;
    private long _bit;
    private bool[] _values = [];
    private int[] _wide = [];

    protected override int LeastEntry => 0;

    protected override long DictionaryBytes(int bytes, int count) => 0;

    public override void ReadDictionary(ReadOnlyMemory<byte> bytes, int count) =>
        throw ParquetFault.Unsupported("a dictionary of booleans");

    public override void StartPage(ParquetEncoding encoding, ReadOnlyMemory<byte> bytes, int most)
    {
        _bytes = bytes;
        _bit = 0;
        _isPlain = encoding == ParquetEncoding.Plain;
        if (_isPlain)
            return;
        if (encoding != ParquetEncoding.Rle)
            throw Unsupported(encoding, "booleans");
        if (bytes.IsEmpty)
        {
            _runs.Start(bytes, 1);
            return;
        }

        if (bytes.Length < sizeof(int) || BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span) > bytes.Length - sizeof(int))
            throw new ParquetFault("a page ends before its booleans");
        _runs.Start(bytes.Slice(sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(bytes.Span)), 1);
    }

    public override void Append(Column column, int slots, int present, ReadOnlySpan<ulong> validity)
    {
        var target = (ValueColumn<bool>)column;
        Span<bool> destination = target.AppendUninitialized(slots);
        if (present == slots)
        {
            Read(destination);
            return;
        }

        Pooled.Grow(ref _values, 0, present);
        Span<bool> dense = _values.AsSpan(0, present);
        Read(dense);
        target.Overwrite(slots, present, validity);
        Scatter.Expand(dense, validity, 0, destination);
    }

    public override void Dispose()
    {
        Pooled.Return(ref _values);
        Pooled.Return(ref _wide);
    }

    private void Read(Span<bool> values)
    {
        if (_isPlain)
        {
            if (_bit + values.Length > 8L * _bytes.Length)
                throw TooFewValues();
            PlainBooleans.Decode(_bytes.Span, _bit, values);
            _bit += values.Length;
            return;
        }

        Pooled.Grow(ref _wide, 0, values.Length);
        Span<int> wide = _wide.AsSpan(0, values.Length);
        _runs.ReadChecked(wide, 2);
        for (int i = 0; i < wide.Length; i++)
            values[i] = wide[i] != 0;
    }
}
