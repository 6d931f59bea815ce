using System.Buffers;

namespace Millrace.Data;

/// <summary>Encodes identifiers as their 16 bytes, the most significant first.</summary>
internal sealed class GuidWriter : ValueWriter
{
    private const int Width = 16;

    private Guid[] _dense = [];
    private ValueColumn<Guid>? _column;
    private int _present;

    public override ParquetEncoding Encoding => ParquetEncoding.Plain;

    public override ReadOnlySpan<ulong> Validity => _column!.MissingCount > 0 ? _column.Validity : default;

    public override SchemaNode CreateLeaf(string name, Repetition repetition) =>
        new(name, repetition, PhysicalType.FixedLengthByteArray, Width, LogicalType.Of(LogicalKind.Uuid));

    public override int Start(Column column)
    {
        _column = (ValueColumn<Guid>)column;
        _present = Dense.Of(_column, ref _dense).Length;
        return _present;
    }

    public override void Write(int first, int count, IBufferWriter<byte> output)
    {
        ReadOnlySpan<Guid> values = Present.Slice(first, count);
        Span<byte> bytes = output.GetSpan(count * Width);
        for (int i = 0; i < values.Length; i++)
            values[i].TryWriteBytes(bytes[(i * Width)..], bigEndian: true, out _);
        output.Advance(count * Width);
    }

    public override int FitPage(int first, int pageBytes) => Math.Min(_present - first, pageBytes / Width);

    public override ChunkStatistics Statistics(long nulls)
    {
        ReadOnlySpan<Guid> values = Present;
        if (values.IsEmpty)
            return new ChunkStatistics { NullCount = nulls };

        // The runtime compares identifiers as their bytes in this order, unsigned.
        Guid least = values[0];
        Guid greatest = least;
        foreach (Guid each in values)
        {
            least = each.CompareTo(least) < 0 ? each : least;
            greatest = each.CompareTo(greatest) > 0 ? each : greatest;
        }

        return new ChunkStatistics
        {
            Min = least.ToByteArray(bigEndian: true),
            Max = greatest.ToByteArray(bigEndian: true),
            IsMinExact = true,
            IsMaxExact = true,
            NullCount = nulls,
        };
    }

    public override void Dispose() => Pooled.Return(ref _dense);

    private ReadOnlySpan<Guid> Present => _column!.MissingCount > 0 ? _dense.AsSpan(0, _present) : _column.Values;
}
