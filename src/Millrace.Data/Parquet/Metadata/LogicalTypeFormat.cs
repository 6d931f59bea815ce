namespace Millrace.Data;

/// <summary>Logical types in a footer: the union that files have today, and the converted type that older ones have.</summary>
internal static class LogicalTypeFormat
{
    /// <summary>Reads the union; one that we do not know is <see cref="LogicalKind.None"/>.</summary>
    public static LogicalType Read(ref CompactReader reader)
    {
        LogicalType logical = default;
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            CompactReader.ExpectStruct(type);
            LogicalKind kind = KindOf(field);
            if (kind is LogicalKind.Decimal or LogicalKind.Time or LogicalKind.Timestamp or LogicalKind.Integer)
            {
                logical = ReadParameters(ref reader, kind);
                continue;
            }

            reader.Skip(type);
            logical = LogicalType.Of(kind);
        }

        return logical;
    }

    /// <summary>What a converted type means.</summary>
    public static LogicalType OfConverted(int converted, int precision, int scale) => converted switch
    {
        0 => LogicalType.Of(LogicalKind.String),
        1 => LogicalType.Of(LogicalKind.Map),
        2 => LogicalType.Of(LogicalKind.MapKeyValue),
        3 => LogicalType.Of(LogicalKind.List),
        4 => LogicalType.Of(LogicalKind.Enum),
        5 => LogicalType.Decimal(precision, scale),
        6 => LogicalType.Of(LogicalKind.Date),
        7 => LogicalType.Time(TimeUnit.Milliseconds, isUtc: true),
        8 => LogicalType.Time(TimeUnit.Microseconds, isUtc: true),
        9 => LogicalType.Timestamp(TimeUnit.Milliseconds, isUtc: true),
        10 => LogicalType.Timestamp(TimeUnit.Microseconds, isUtc: true),
        >= 11 and <= 14 => LogicalType.Integer(8 << (converted - 11), isSigned: false),
        >= 15 and <= 18 => LogicalType.Integer(8 << (converted - 15), isSigned: true),
        19 => LogicalType.Of(LogicalKind.Json),
        20 => LogicalType.Of(LogicalKind.Bson),
        21 => LogicalType.Of(LogicalKind.Interval),
        _ => default,
    };

    /// <summary>The converted type that means the same to an older reader, or null. One that says UTC is no name for a local time.</summary>
    public static int? ConvertedOf(LogicalType logical) => logical switch
    {
        { Kind: LogicalKind.String } => 0,
        { Kind: LogicalKind.Map } => 1,
        { Kind: LogicalKind.MapKeyValue } => 2,
        { Kind: LogicalKind.List } => 3,
        { Kind: LogicalKind.Enum } => 4,
        { Kind: LogicalKind.Decimal } => 5,
        { Kind: LogicalKind.Date } => 6,
        { Kind: LogicalKind.Time, IsUtc: true, Unit: TimeUnit.Milliseconds } => 7,
        { Kind: LogicalKind.Time, IsUtc: true, Unit: TimeUnit.Microseconds } => 8,
        { Kind: LogicalKind.Timestamp, IsUtc: true, Unit: TimeUnit.Milliseconds } => 9,
        { Kind: LogicalKind.Timestamp, IsUtc: true, Unit: TimeUnit.Microseconds } => 10,
        { Kind: LogicalKind.Integer } => (logical.IsSigned ? 15 : 11) + int.Log2(logical.Bits / 8),
        { Kind: LogicalKind.Json } => 19,
        { Kind: LogicalKind.Bson } => 20,
        { Kind: LogicalKind.Interval } => 21,
        _ => null,
    };

    /// <summary>Writes the union as a field; what only a converted type can say is left out.</summary>
    public static void Write(CompactWriter writer, int field, LogicalType logical)
    {
        int member = MemberOf(logical.Kind);
        if (member == 0)
            return;
        int outer = writer.Begin(field);
        int inner = writer.Begin(member);
        if (logical.Kind == LogicalKind.Decimal)
        {
            writer.Int32(1, logical.Scale);
            writer.Int32(2, logical.Precision);
        }
        else if (logical.Kind == LogicalKind.Integer)
        {
            writer.Int8(1, (sbyte)logical.Bits);
            writer.Bool(2, logical.IsSigned);
        }
        else if (logical.Kind is LogicalKind.Time or LogicalKind.Timestamp)
        {
            writer.Bool(1, logical.IsUtc);
            int unit = writer.Begin(2);
            writer.Empty((int)logical.Unit);
            writer.End(unit);
        }

        writer.End(inner);
        writer.End(outer);
    }

    private static LogicalType ReadParameters(ref CompactReader reader, LogicalKind kind)
    {
        var logical = LogicalType.Of(kind);
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            switch (kind, field)
            {
                case (LogicalKind.Decimal, 1):
                    logical = logical with { Scale = reader.ReadInt32(type) };
                    break;
                case (LogicalKind.Decimal, 2):
                    logical = logical with { Precision = reader.ReadInt32(type) };
                    break;
                case (LogicalKind.Integer, 1):
                    logical = logical with { Bits = reader.ReadInt8(type) };
                    break;
                case (LogicalKind.Integer, 2):
                    logical = logical with { IsSigned = CompactReader.ReadBool(type) };
                    break;
                case (LogicalKind.Time or LogicalKind.Timestamp, 1):
                    logical = logical with { IsUtc = CompactReader.ReadBool(type) };
                    break;
                case (LogicalKind.Time or LogicalKind.Timestamp, 2):
                    CompactReader.ExpectStruct(type);
                    logical = logical with { Unit = ReadUnit(ref reader) };
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        // A unit that we do not know must not be taken for another.
        return kind is (LogicalKind.Time or LogicalKind.Timestamp) && !Enum.IsDefined(logical.Unit) ? default : logical;
    }

    private static TimeUnit ReadUnit(ref CompactReader reader)
    {
        int unit = 0;
        int field = 0;
        while (reader.NextField(ref field, out CompactType type))
        {
            unit = field;
            reader.Skip(type);
        }

        return (TimeUnit)unit;
    }

    private static LogicalKind KindOf(int member) => member switch
    {
        1 => LogicalKind.String,
        2 => LogicalKind.Map,
        3 => LogicalKind.List,
        4 => LogicalKind.Enum,
        5 => LogicalKind.Decimal,
        6 => LogicalKind.Date,
        7 => LogicalKind.Time,
        8 => LogicalKind.Timestamp,
        10 => LogicalKind.Integer,
        11 => LogicalKind.Unknown,
        12 => LogicalKind.Json,
        13 => LogicalKind.Bson,
        14 => LogicalKind.Uuid,
        15 => LogicalKind.Float16,
        16 => LogicalKind.Variant,
        17 => LogicalKind.Geometry,
        18 => LogicalKind.Geography,
        _ => LogicalKind.None,
    };

    private static int MemberOf(LogicalKind kind)
    {
        for (int member = 1; kind != LogicalKind.None && member <= 18; member++)
        {
            if (KindOf(member) == kind)
                return member;
        }

        return 0;
    }
}
