using System.Buffers;

namespace Millrace.Data;

/// <summary>Encodes booleans as bits.</summary>
internal sealed class BooleanWriter : ValueWriter
{
    private bool[] _dense = [];
    private ValueColumn<bool>? _column;
    private int _present;

    public override ParquetEncoding Encoding => ParquetEncoding.Plain;

    public override ReadOnlySpan<ulong> Validity => _column!.MissingCount > 0 ? _column.Validity : default;

    public override SchemaNode CreateLeaf(string name, Repetition repetition) => new(name, repetition, PhysicalType.Boolean);

    public override int Start(Column column)
    {
        _column = (ValueColumn<bool>)column;
        _present = Dense.Of(_column, ref _dense).Length;
        return _present;
    }

    public override void Write(int first, int count, IBufferWriter<byte> output) => PlainBooleans.Encode(Present.Slice(first, count), output);

    public override int FitPage(int first, int pageBytes) => _present - first;

    public override ChunkStatistics Statistics(long nulls)
    {
        ReadOnlySpan<bool> values = Present;
        if (values.IsEmpty)
            return new ChunkStatistics { NullCount = nulls };
        byte[] least = [values.Contains(false) ? (byte)0 : (byte)1];
        byte[] greatest = [values.Contains(true) ? (byte)1 : (byte)0];
        return new ChunkStatistics { Min = least, Max = greatest, IsMinExact = true, IsMaxExact = true, NullCount = nulls };
    }

    public override void Dispose() => Pooled.Return(ref _dense);

    private ReadOnlySpan<bool> Present => _column!.MissingCount > 0 ? _dense.AsSpan(0, _present) : _column.Values;
}
