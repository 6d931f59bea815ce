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
        if (type == typeof(T))
            return Add(target, reader.GetFieldValue<T>(ordinal));
        if (type == typeof(long))
            return TryAdd(target, reader.GetInt64(ordinal));
        if (type == typeof(int))
            return TryAdd(target, reader.GetInt32(ordinal));
        if (type == typeof(short))
            return TryAdd(target, reader.GetInt16(ordinal));
        if (type == typeof(decimal))
            return TryAdd(target, reader.GetDecimal(ordinal));
        if (type == typeof(float))
            return TryAdd(target, reader.GetFloat(ordinal));
        if (type != typeof(double))
            return column.TryAppendText(Text(reader, ordinal));
        double number = reader.GetDouble(ordinal);
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
