namespace Millrace.Data;

/// <summary>Finds what compares the values of a column.</summary>
internal static class RowComparers
{
    /// <summary>The comparer of a type that a column can have.</summary>
    public static RowComparer<TValue> Of<TValue>()
        where TValue : struct => (RowComparer<TValue>)Find<TValue>(typeof(TValue));

    private static object Find<TValue>(Type type)
        where TValue : struct => type switch
        {
            // A bool that came from elsewhere may be any byte but 0; columns hold 0 and 1.
            _ when type == typeof(bool) => new NumberComparer<bool, byte>(),
            _ when type == typeof(Half) => new PlainComparer<Half>(),
            _ when type == typeof(float) => new NumberComparer<float, float>(),
            _ when type == typeof(double) => new NumberComparer<double, double>(),
            _ when type == typeof(decimal) => new PlainComparer<decimal>(),
            _ when type == typeof(Int128) => new PlainComparer<Int128>(),
            _ when type == typeof(UInt128) => new PlainComparer<UInt128>(),
            _ when type == typeof(Guid) => new GuidComparer(),
            _ when type == typeof(DateTime) => new DateTimeComparer(),
            _ when type == typeof(DateOnly) => new NumberComparer<DateOnly, int>(),
            _ when type == typeof(TimeOnly) => new NumberComparer<TimeOnly, long>(),
            _ => FindWhole<TValue>(type),
        };

    // Of an enumeration the code is that of the number below.
    private static object FindWhole<TValue>(Type type)
        where TValue : struct => Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => new NumberComparer<TValue, sbyte>(),
            TypeCode.Byte => new NumberComparer<TValue, byte>(),
            TypeCode.Int16 => new NumberComparer<TValue, short>(),
            TypeCode.UInt16 => new NumberComparer<TValue, ushort>(),
            TypeCode.Int32 => new NumberComparer<TValue, int>(),
            TypeCode.UInt32 => new NumberComparer<TValue, uint>(),
            TypeCode.Int64 => new NumberComparer<TValue, long>(),
            TypeCode.UInt64 => new NumberComparer<TValue, ulong>(),
            _ => throw new ArgumentException($"Values of {type.Name} cannot be compared."),
        };
}
