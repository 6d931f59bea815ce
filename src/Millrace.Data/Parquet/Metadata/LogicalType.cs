namespace Millrace.Data;

/// <summary>What stored values mean: the format's logical type, or else the converted type that older files have.</summary>
internal readonly record struct LogicalType
{
    public LogicalKind Kind { get; init; }

    /// <summary>Digits of a decimal.</summary>
    public int Precision { get; init; }

    /// <summary>Digits of a decimal after its point.</summary>
    public int Scale { get; init; }

    /// <summary>Unit of a time or timestamp, else 0.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>Whether a time or timestamp counts from an instant in UTC; else it is what a clock on some wall shows.</summary>
    public bool IsUtc { get; init; }

    /// <summary>Bits of an integer.</summary>
    public int Bits { get; init; }

    /// <summary>Whether an integer may be negative.</summary>
    public bool IsSigned { get; init; }

    public static LogicalType Of(LogicalKind kind) => new() { Kind = kind };

    public static LogicalType Decimal(int precision, int scale) => new() { Kind = LogicalKind.Decimal, Precision = precision, Scale = scale };

    public static LogicalType InvalidDecimal(int precision, int scale) =>
        new() { Kind = LogicalKind.InvalidDecimal, Precision = precision, Scale = scale };

    public static LogicalType Time(TimeUnit unit, bool isUtc) => new() { Kind = LogicalKind.Time, Unit = unit, IsUtc = isUtc };

    public static LogicalType Timestamp(TimeUnit unit, bool isUtc) => new() { Kind = LogicalKind.Timestamp, Unit = unit, IsUtc = isUtc };

    public static LogicalType Integer(int bits, bool isSigned) => new() { Kind = LogicalKind.Integer, Bits = bits, IsSigned = isSigned };

    /// <summary>Whether this is said of values that decimals are made of; they are decimals where the digits make sense besides.</summary>
    public bool IsDecimalOf(PhysicalType? type) => Kind == LogicalKind.Decimal
        && type is (PhysicalType.Int32 or PhysicalType.Int64 or PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray);

    /// <summary>Whether values of a physical type can mean this; null stands for a group.</summary>
    public bool Fits(PhysicalType? type, int length) => Kind switch
    {
        LogicalKind.None or LogicalKind.Unknown => true,
        LogicalKind.Map or LogicalKind.MapKeyValue or LogicalKind.List or LogicalKind.Variant => type is null,
        LogicalKind.String or LogicalKind.Enum or LogicalKind.Json or LogicalKind.Bson or LogicalKind.Geometry or LogicalKind.Geography =>
            type == PhysicalType.ByteArray,
        LogicalKind.Decimal => IsDecimalOf(type) && Precision is > 0 and <= 1000 && Scale >= 0 && Scale <= Precision,
        LogicalKind.Date => type == PhysicalType.Int32,
        LogicalKind.Time => type == (Unit == TimeUnit.Milliseconds ? PhysicalType.Int32 : PhysicalType.Int64),
        LogicalKind.Timestamp => type == PhysicalType.Int64,
        LogicalKind.Integer => Bits is 8 or 16 or 32 ? type == PhysicalType.Int32 : Bits == 64 && type == PhysicalType.Int64,
        LogicalKind.Uuid => type == PhysicalType.FixedLengthByteArray && length == 16,
        LogicalKind.Float16 => type == PhysicalType.FixedLengthByteArray && length == 2,
        LogicalKind.Interval => type == PhysicalType.FixedLengthByteArray && length == 12,
        _ => false,
    };
}
