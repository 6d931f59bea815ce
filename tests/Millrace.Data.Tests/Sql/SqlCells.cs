namespace Millrace.Data.Tests.Sql;

/// <summary>A column of one type each.</summary>
[Schema]
public partial record struct SqlTextCell
{
    [Column("value")] public string? Value { get; init; }
}

[Schema]
public partial record struct SqlInstantCell
{
    [Column("value")] public DateTime? Value { get; init; }
}

[Schema]
public partial record struct SqlDayCell
{
    [Column("value")] public DateOnly? Value { get; init; }
}

[Schema]
public partial record struct SqlClockCell
{
    [Column("value")] public TimeOnly? Value { get; init; }
}

[Schema]
public partial record struct SqlNumberCell
{
    [Column("value")] public double? Value { get; init; }
}

[Schema]
public partial record struct SqlShortNumberCell
{
    [Column("value")] public float? Value { get; init; }
}

[Schema]
public partial record struct SqlWholeCell
{
    [Column("value")] public long? Value { get; init; }
}

[Schema]
public partial record struct SqlByteCell
{
    [Column("value")] public byte? Value { get; init; }
}

[Schema]
public partial record struct SqlDecimalCell
{
    [Column("value")] public decimal? Value { get; init; }
}

[Schema]
public partial record struct SqlFlagCell
{
    [Column("value")] public bool? Value { get; init; }
}

[Schema]
public partial record struct SqlIdCell
{
    [Column("value")] public Guid? Value { get; init; }
}

[Schema]
public partial record struct SqlDayOfWeekCell
{
    [Column("value")] public DayOfWeek? Value { get; init; }
}

[Schema]
public partial record struct SqlBytesCell
{
    [Column("value")] public byte[]? Value { get; init; }
}

[Schema]
public partial record struct SqlWholesCell
{
    [Column("value")] public int[]? Value { get; init; }
}

[Schema]
public partial record struct SqlTextsCell
{
    [Column("value")] public string?[]? Value { get; init; }
}

[Schema]
public partial record struct SqlDaysCell
{
    [Column("value")] public DateOnly[]? Value { get; init; }
}

[Schema]
public partial record struct SqlMaybeWholesCell
{
    [Column("value")] public long?[]? Value { get; init; }
}

[Schema]
public partial record struct SqlMaybeNumbersCell
{
    [Column("value")] public double?[]? Value { get; init; }
}

[Schema]
public partial record struct SqlMaybeDaysCell
{
    [Column("value")] public DateOnly?[]? Value { get; init; }
}

[Schema]
public partial record struct SqlMaybeInstantsCell
{
    [Column("value")] public DateTime?[]? Value { get; init; }
}
