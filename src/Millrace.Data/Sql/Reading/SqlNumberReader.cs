using System.Data.Common;
using System.Numerics;

namespace Millrace.Data;

/// <summary>
/// Numbers: any that the column's type holds exactly, and texts of them. A <c>double</c> becomes the nearest <c>float</c> or <c>Half</c>, because
/// databases like SQLite have no shorter one.
/// </summary>
internal sealed class SqlNumberReader<T> : SqlColumnReader
    where T : unmanaged, INumber<T>
{
    private static bool IsShortFloat => typeof(T) == typeof(float) || typeof(T) == typeof(Half);

    public override bool TryAppend(Column column, DbDataReader reader, int ordinal)
    {
        var target = (ValueColumn<T>)column;
        Type type = reader.GetFieldType(ordinal);

        // By the oldest getters first: what is newer makes an object of the value in some providers.
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Int64 => TryAdd(target, reader.GetInt64(ordinal)),
            TypeCode.Int32 => TryAdd(target, reader.GetInt32(ordinal)),
            TypeCode.Int16 => TryAdd(target, reader.GetInt16(ordinal)),
            TypeCode.Byte => TryAdd(target, reader.GetByte(ordinal)),
            TypeCode.SByte => TryAdd(target, reader.GetFieldValue<sbyte>(ordinal)),
            TypeCode.UInt16 => TryAdd(target, reader.GetFieldValue<ushort>(ordinal)),
            TypeCode.UInt32 => TryAdd(target, reader.GetFieldValue<uint>(ordinal)),
            TypeCode.UInt64 => TryAdd(target, reader.GetFieldValue<ulong>(ordinal)),
            TypeCode.Decimal => TryAdd(target, reader.GetDecimal(ordinal)),
            TypeCode.Single => TryAdd(target, reader.GetFloat(ordinal)),
            TypeCode.Double => TryAddNearest(target, reader.GetDouble(ordinal)),
            TypeCode.String => TryAppendText(column, reader, ordinal),
            _ => type == typeof(T) && Add(target, reader.GetFieldValue<T>(ordinal)),
        };
    }

    private static bool TryAddNearest(ValueColumn<T> target, double number)
    {
        if (!IsShortFloat)
            return TryAdd(target, number);
        var near = T.CreateTruncating(number);
        return (double.IsInfinity(number) || !T.IsInfinity(near)) && Add(target, near);
    }

    private static bool TryAdd<TStored>(ValueColumn<T> target, TStored number)
        where TStored : unmanaged, INumber<TStored>
    {
        Span<T> value = stackalloc T[1];
        return default(ExactNumber<TStored, T>).Convert([number], value) < 0 && Add(target, value[0]);
    }

    private static bool Add(ValueColumn<T> target, T value)
    {
        target.Append(value);
        return true;
    }
}
