using System.Buffers.Binary;
using System.IO.Hashing;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Counts the different values of a column in each group, missing ones aside.</summary>
internal sealed class DistinctCount : Aggregator
{
    private readonly KeyEncoder _encoder = new([new KeyPart(0)]);
    private readonly KeyBuffer _values = new();
    private readonly GroupTable _known = new();
    private long[] _counts = [];
    private byte[] _pair = [];
    private int _used;

    public override long HeldBytes => _known.HeldBytes + _values.HeldBytes + (_counts.Length * (long)sizeof(long)) + _pair.Length;

    public override void Add(Column? column, ReadOnlySpan<int> rows, ReadOnlySpan<int> groups, int groupCount)
    {
        ArgumentNullException.ThrowIfNull(column);
        Reserve(ref _counts, ref _used, groupCount);
        if (rows.IsEmpty)
            return;
        int first = rows[0];
        _values.Clear();
        _encoder.Encode(new RowBlock([column]), first, rows[^1] - first + 1, _values);
        for (int i = 0; i < rows.Length; i++)
        {
            if (column.IsMissing(rows[i]))
                continue;
            ReadOnlySpan<byte> value = _values[rows[i] - first];
            Pooled.Grow(ref _pair, 0, sizeof(int) + value.Length);
            BinaryPrimitives.WriteInt32LittleEndian(_pair, groups[i]);
            value.CopyTo(_pair.AsSpan(sizeof(int)));
            ReadOnlySpan<byte> pair = _pair.AsSpan(0, sizeof(int) + value.Length);
            int before = _known.Count;
            if (_known.FindOrAdd(pair, XxHash3.HashToUInt64(pair)) == before)
                _counts[groups[i]]++;
        }
    }

    public override void Write(Column target, ReadOnlySpan<int> groups)
    {
        var column = (ValueColumn<long>)target;
        foreach (int group in groups)
            column.Append(_counts[group]);
    }

    public override void Dispose()
    {
        _known.Dispose();
        _values.Dispose();
        Pooled.Return(ref _counts);
        Pooled.Return(ref _pair);
    }
}
