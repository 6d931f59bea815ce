using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Millrace.Data;

/// <summary>
/// The digest of a column: SHA-256 over the number of its rows, its present values in order and the positions of the missing ones. The values count as a
/// file of the dataset holds them, not how it holds them: batches, row groups and encodings change nothing.
/// </summary>
internal abstract class ColumnDigest : IDisposable
{
    private readonly IncrementalHash _values = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _missing = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _rows;

    /// <summary>Adds the rows of a column.</summary>
    public void Add(Column column)
    {
        AddPresent(column);
        if (column.MissingCount > 0)
            AddMissing(column);
        _rows += column.Count;
    }

    /// <summary>Whether <see cref="Current"/> can tell a digest before the last row.</summary>
    public virtual bool HasCurrent => true;

    /// <summary>The digest of all rows that were added, in hexadecimal digits; after it the next column begins.</summary>
    public string Complete()
    {
        AddLast();
        string digest = Current();
        Span<byte> forgotten = stackalloc byte[SHA256.HashSizeInBytes];
        _values.GetHashAndReset(forgotten);
        _missing.GetHashAndReset(forgotten);
        _rows = 0;
        return digest;
    }

    /// <summary>The digest of all rows so far, in hexadecimal digits; more may be added. Only where <see cref="HasCurrent"/>.</summary>
    public string Current()
    {
        Span<byte> all = stackalloc byte[sizeof(long) + (2 * SHA256.HashSizeInBytes)];
        BinaryPrimitives.WriteInt64LittleEndian(all, _rows);
        _values.GetCurrentHash(all[sizeof(long)..]);
        _missing.GetCurrentHash(all[^SHA256.HashSizeInBytes..]);
        return Convert.ToHexStringLower(SHA256.HashData(all));
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        _values.Dispose();
        _missing.Dispose();
    }

    /// <summary>The digest of a column.</summary>
    public static ColumnDigest Of(ColumnInfo column) => column.Type switch
    {
        ColumnType.Boolean => new ValueDigest<bool>(),
        ColumnType.SByte => new ValueDigest<sbyte>(),
        ColumnType.Byte => new ValueDigest<byte>(),
        ColumnType.Int16 => new ValueDigest<short>(),
        ColumnType.UInt16 => new ValueDigest<ushort>(),
        ColumnType.Int32 => new ValueDigest<int>(),
        ColumnType.UInt32 => new ValueDigest<uint>(),
        ColumnType.Int64 => new ValueDigest<long>(),
        ColumnType.UInt64 => new ValueDigest<ulong>(),
        ColumnType.Int128 => new ValueDigest<Int128>(),
        ColumnType.UInt128 => new ValueDigest<UInt128>(),
        ColumnType.Half => new ValueDigest<Half>(),
        ColumnType.Single => new ValueDigest<float>(),
        ColumnType.Double => new ValueDigest<double>(),
        ColumnType.Decimal => new ValueDigest<decimal>(),
        ColumnType.Date => new ValueDigest<DateOnly>(),
        ColumnType.Guid => new ValueDigest<Guid>(),
        ColumnType.DateTime => new TimeDigest<DateTime>(),
        ColumnType.Time => new TimeDigest<TimeOnly>(),
        ColumnType.Text or ColumnType.Enum or ColumnType.Binary => new TextDigest(),
        ColumnType.List when column.Item is { } item => new ListDigest(Of(item)),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.TypeName, "No such column type."),
    };

    /// <summary>Adds the present values of a column by <see cref="Append"/>.</summary>
    protected abstract void AddPresent(Column column);

    /// <summary>Adds what stands behind all values by <see cref="Append"/>.</summary>
    protected virtual void AddLast()
    {
    }

    /// <summary>Adds bytes that stand for values.</summary>
    protected void Append(ReadOnlySpan<byte> bytes) => _values.AppendData(bytes);

    private void AddMissing(Column column)
    {
        Span<long> positions = stackalloc long[256];
        int count = 0;
        for (int row = 0; row < column.Count; row += 64)
        {
            for (ulong missing = column.MissingBits(row); missing != 0; missing &= missing - 1)
            {
                if (count == positions.Length)
                {
                    _missing.AppendData(MemoryMarshal.AsBytes(positions));
                    count = 0;
                }

                positions[count++] = _rows + row + BitOperations.TrailingZeroCount(missing);
            }
        }

        _missing.AppendData(MemoryMarshal.AsBytes(positions[..count]));
    }
}
