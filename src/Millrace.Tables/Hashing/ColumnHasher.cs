using System.IO.Hashing;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Hashes of the values of one column: XXH128 of <see cref="CanonicalBytes"/>.</summary>
internal abstract class ColumnHasher
{
    /// <summary>What missing values hash to.</summary>
    protected static readonly UInt128 Missing = XxHash128.HashToUInt128([CanonicalBytes.Missing]);

    /// <summary>The hash of each row's value.</summary>
    public abstract void Hash(Column column, Span<UInt128> hashes);

    /// <summary>The hasher of a column.</summary>
    public static ColumnHasher Of(Column column) => column.Info.Type switch
    {
        ColumnType.Boolean => new ValueHasher<bool>(CanonicalBytes.Of),
        ColumnType.SByte => new ValueHasher<sbyte>(CanonicalBytes.Whole),
        ColumnType.Byte => new ValueHasher<byte>(CanonicalBytes.Whole),
        ColumnType.Int16 => new ValueHasher<short>(CanonicalBytes.Whole),
        ColumnType.UInt16 => new ValueHasher<ushort>(CanonicalBytes.Whole),
        ColumnType.Int32 => new ValueHasher<int>(CanonicalBytes.Whole),
        ColumnType.UInt32 => new ValueHasher<uint>(CanonicalBytes.Whole),
        ColumnType.Int64 => new ValueHasher<long>(CanonicalBytes.Whole),
        ColumnType.UInt64 => new ValueHasher<ulong>(CanonicalBytes.Whole),
        ColumnType.Int128 => new ValueHasher<Int128>(CanonicalBytes.Whole),
        ColumnType.UInt128 => new ValueHasher<UInt128>(CanonicalBytes.Whole),
        ColumnType.Half => new ValueHasher<Half>(CanonicalBytes.Fraction),
        ColumnType.Single => new ValueHasher<float>(CanonicalBytes.Fraction),
        ColumnType.Double => new ValueHasher<double>(CanonicalBytes.Fraction),
        ColumnType.Decimal => new ValueHasher<decimal>(CanonicalBytes.Of),
        ColumnType.DateTime => new ValueHasher<DateTime>(CanonicalBytes.Of),
        ColumnType.Date => new ValueHasher<DateOnly>(CanonicalBytes.Of),
        ColumnType.Time => new ValueHasher<TimeOnly>(CanonicalBytes.Of),
        ColumnType.Guid => new ValueHasher<Guid>(CanonicalBytes.Of),
        _ => column.Accept(ColumnHashers.Instance),
    };
}
