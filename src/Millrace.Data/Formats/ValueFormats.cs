namespace Millrace.Data;

/// <summary>
/// The text form of each column type, named like <see cref="ColumnType"/>'s members. Numbers use the invariant culture: a point for the
/// decimals, no separator between thousands. What is written is read back to the same value.
/// </summary>
public static class ValueFormats
{
    /// <summary>Written <c>true</c> or <c>false</c>; read in any case, and as <c>1</c> or <c>0</c>.</summary>
    public static ValueFormat<bool> Boolean { get; } = new BooleanFormat();

    /// <summary>Whole numbers from −128 to 127. As with every whole number, zeros after a point are allowed: <c>3.0</c> is 3.</summary>
    public static ValueFormat<sbyte> SByte { get; } = new WholeNumberFormat<sbyte>();

    /// <summary>Whole numbers from 0 to 255.</summary>
    public static ValueFormat<byte> Byte { get; } = new WholeNumberFormat<byte>();

    /// <summary>Whole numbers of 16 bits with a sign.</summary>
    public static ValueFormat<short> Int16 { get; } = new WholeNumberFormat<short>();

    /// <summary>Whole numbers of 16 bits without a sign.</summary>
    public static ValueFormat<ushort> UInt16 { get; } = new WholeNumberFormat<ushort>();

    /// <summary>Whole numbers of 32 bits with a sign.</summary>
    public static ValueFormat<int> Int32 { get; } = new WholeNumberFormat<int>();

    /// <summary>Whole numbers of 32 bits without a sign.</summary>
    public static ValueFormat<uint> UInt32 { get; } = new WholeNumberFormat<uint>();

    /// <summary>Whole numbers of 64 bits with a sign.</summary>
    public static ValueFormat<long> Int64 { get; } = new WholeNumberFormat<long>();

    /// <summary>Whole numbers of 64 bits without a sign.</summary>
    public static ValueFormat<ulong> UInt64 { get; } = new WholeNumberFormat<ulong>();

    /// <summary>Whole numbers of 128 bits with a sign.</summary>
    public static ValueFormat<System.Int128> Int128 { get; } = new WholeNumberFormat<System.Int128>();

    /// <summary>Whole numbers of 128 bits without a sign.</summary>
    public static ValueFormat<System.UInt128> UInt128 { get; } = new WholeNumberFormat<System.UInt128>();

    /// <summary>Numbers of half precision, written and read as <see cref="Single"/>.</summary>
    public static ValueFormat<System.Half> Half { get; } = new FloatFormat<System.Half>();

    /// <summary>
    /// Numbers of single precision, written with the fewest digits that read back to the same value. <c>NaN</c>, <c>Infinity</c> and
    /// <c>inf</c> are read in any case, with a sign; finite digits beyond the type's range are refused. A NaN's payload is not kept.
    /// </summary>
    public static ValueFormat<float> Single { get; } = new FloatFormat<float>();

    /// <summary>Numbers of double precision, written and read as <see cref="Single"/>.</summary>
    public static ValueFormat<double> Double { get; } = new FloatFormat<double>();

    /// <summary>Decimal numbers of up to 28 digits; zeros at the end are kept. What cannot be held without rounding is refused.</summary>
    public static ValueFormat<decimal> Decimal { get; } = new DecimalFormat();

    /// <summary>
    /// A point on the clock and calendar of wherever the data comes from, to the microsecond: <c>2026-01-31T17:45:00.25</c>. Read with a
    /// <c>T</c> or a space between date and time, with or without seconds, or as a date alone (midnight). <see cref="DateTime.Kind"/> is
    /// not kept: what is written is what the clock shows, what is read is <see cref="DateTimeKind.Unspecified"/>. A text with an offset or
    /// <c>Z</c> is read as what the clock in UTC shows. Digits beyond the microsecond are cut.
    /// </summary>
    public static ValueFormat<System.DateTime> DateTime { get; } = new DateAndTimeFormat();

    /// <summary>A day: <c>2026-01-31</c>.</summary>
    public static ValueFormat<DateOnly> Date { get; } = new DateFormat();

    /// <summary>A time of day to the microsecond: <c>17:45:00.25</c>; read with or without seconds. Digits beyond the microsecond are cut.</summary>
    public static ValueFormat<TimeOnly> Time { get; } = new TimeFormat();

    /// <summary>A GUID as 32 digits in five groups; read also without hyphens.</summary>
    public static ValueFormat<System.Guid> Guid { get; } = new GuidFormat();

    /// <summary>
    /// An enumeration by its members' names, compared ordinally; members of a flags enumeration are joined by commas. A value without a
    /// name cannot be written, a number cannot be read.
    /// </summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    public static ValueFormat<T> Enum<T>()
        where T : struct, Enum => EnumFormat<T>.Instance;

}
