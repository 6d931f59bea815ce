using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>Encodes numbers, dates and times.</summary>
/// <param name="wanted">The encoding that was asked for.</param>
internal sealed class FixedWriter<TValue, TStored, TStoring>(ParquetColumnEncoding wanted) : ValueWriter
    where TValue : unmanaged
    where TStored : unmanaged, INumber<TStored>
    where TStoring : struct, IStoring<TValue, TStored>
{
    private TValue[] _dense = [];
    private TStored[] _stored = [];
    private ValueColumn<TValue>? _column;
    private int _present;

    private static int Width => Unsafe.SizeOf<TStored>();

    private static bool IsWhole => typeof(TStored) != typeof(float) && typeof(TStored) != typeof(double);

    // Some readers know deltas of these in no file: they are written where they are asked for.
    private static bool HasCommonDeltas => IsWhole && typeof(TValue) != typeof(sbyte) && typeof(TValue) != typeof(byte)
        && typeof(TValue) != typeof(DateTime) && typeof(TValue) != typeof(DateOnly);

    public override ReadOnlySpan<ulong> Validity => _column!.MissingCount > 0 ? _column.Validity : default;

    public override SchemaNode CreateLeaf(string name, Repetition repetition) => new(name, repetition, PhysicalTypeOf(), 0, TStoring.Logical);

    public override int Start(Column column)
    {
        _column = (ValueColumn<TValue>)column;
        ReadOnlySpan<TValue> values = Dense.Of(_column, ref _dense);
        _present = values.Length;
        if (!TStoring.IsSameBits)
        {
            Pooled.Grow(ref _stored, 0, values.Length);
            TStoring.Store(values, _stored);
        }

        Encoding = Choose(Stored);
        return _present;
    }

    public override void Write(int first, int count, IBufferWriter<byte> output)
    {
        ReadOnlySpan<TStored> values = Stored.Slice(first, count);
        switch (Encoding)
        {
            case ParquetEncoding.DeltaBinaryPacked when Width == sizeof(int):
                DeltaBinaryPackedEncoder.Encode(MemoryMarshal.Cast<TStored, int>(values), output);
                break;
            case ParquetEncoding.DeltaBinaryPacked:
                DeltaBinaryPackedEncoder.Encode(MemoryMarshal.Cast<TStored, long>(values), output);
                break;
            case ParquetEncoding.ByteStreamSplit:
                ByteStreamSplit.Encode(MemoryMarshal.AsBytes(values), Width, output);
                break;
            default:
                output.Write(MemoryMarshal.AsBytes(values));
                break;
        }
    }

    public override bool TryGetPlain(int first, int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = Encoding == ParquetEncoding.Plain ? MemoryMarshal.AsBytes(Stored.Slice(first, count)) : default;
        return Encoding == ParquetEncoding.Plain;
    }

    public override int FitPage(int first, int pageBytes) => Math.Min(_present - first, pageBytes / Width);

    public override ChunkStatistics Statistics(long nulls) => Extremes.Of(Stored, nulls);

    public override void Dispose()
    {
        Pooled.Return(ref _dense);
        Pooled.Return(ref _stored);
    }

    private ReadOnlySpan<TValue> Present => _column!.MissingCount > 0 ? _dense.AsSpan(0, _present) : _column.Values;

    private ReadOnlySpan<TStored> Stored => TStoring.IsSameBits ? MemoryMarshal.Cast<TValue, TStored>(Present) : _stored.AsSpan(0, _present);

    private ParquetEncoding Choose(ReadOnlySpan<TStored> stored) => wanted switch
    {
        ParquetColumnEncoding.DeltaBinaryPacked when IsWhole => ParquetEncoding.DeltaBinaryPacked,
        ParquetColumnEncoding.ByteStreamSplit => ParquetEncoding.ByteStreamSplit,

        // Deltas that are not much shorter than the values are not worth their decoding: compression does better with the values.
        ParquetColumnEncoding.Automatic when HasCommonDeltas && 2 * EstimateBits(stored) <= 8 * Width => ParquetEncoding.DeltaBinaryPacked,
        _ => ParquetEncoding.Plain,
    };

    private static int EstimateBits(ReadOnlySpan<TStored> stored) => Width == sizeof(int)
        ? DeltaBinaryPackedEncoder.EstimateBits(MemoryMarshal.Cast<TStored, int>(stored))
        : DeltaBinaryPackedEncoder.EstimateBits(MemoryMarshal.Cast<TStored, long>(stored));

    private static PhysicalType PhysicalTypeOf() =>
        typeof(TStored) == typeof(float) ? PhysicalType.Float
        : typeof(TStored) == typeof(double) ? PhysicalType.Double
        : Width == sizeof(int) ? PhysicalType.Int32
        : PhysicalType.Int64;
}
