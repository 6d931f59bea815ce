using Parquet.Schema;

namespace Millrace.Data;

/// <summary>Types as messages and inferred schemas name them.</summary>
internal static class ParquetTypes
{
    /// <summary>The column type that reads a field exactly, or null where no type does.</summary>
    public static ColumnType? ColumnTypeOf(Field field) => field switch
    {
        not DataField or DataField { IsArray: true } or DataField { MaxRepetitionLevel: > 0 } => null,
        TimeDataField => ColumnType.Time,
        DataField data => Type.GetTypeCode(data.ClrType) switch
        {
            TypeCode.Boolean => ColumnType.Boolean,
            TypeCode.SByte => ColumnType.SByte,
            TypeCode.Byte => ColumnType.Byte,
            TypeCode.Int16 => ColumnType.Int16,
            TypeCode.UInt16 => ColumnType.UInt16,
            TypeCode.Int32 => ColumnType.Int32,
            TypeCode.UInt32 => ColumnType.UInt32,
            TypeCode.Int64 => ColumnType.Int64,
            TypeCode.UInt64 => ColumnType.UInt64,
            TypeCode.Single => ColumnType.Single,
            TypeCode.Double => ColumnType.Double,
            TypeCode.Decimal => ColumnType.Decimal,
            TypeCode.DateTime => ColumnType.DateTime,
            _ when data.ClrType == typeof(DateOnly) => ColumnType.Date,
            _ when data.ClrType == typeof(Guid) => ColumnType.Guid,
            _ when data.ClrType == typeof(ReadOnlyMemory<char>) => ColumnType.Text,
            _ => null,
        },
    };

    /// <summary>A file's field in words.</summary>
    public static string Describe(Field field) =>
        ColumnTypeOf(field) is { } type ? CSharpName(type)
        : field is DataField { IsArray: false, MaxRepetitionLevel: 0 } ? "a type without a counterpart (bytes or an interval)"
        : "a list, map or structure";

    /// <summary>A schema's column in words.</summary>
    public static string Describe(ColumnInfo column) => column.Type == ColumnType.Enum ? "an enumeration (text in files)" : CSharpName(column.Type);

    /// <summary>The C# type of a column type.</summary>
    public static string CSharpName(ColumnType type) => type switch
    {
        ColumnType.Boolean => "bool",
        ColumnType.SByte => "sbyte",
        ColumnType.Byte => "byte",
        ColumnType.Int16 => "short",
        ColumnType.UInt16 => "ushort",
        ColumnType.Int32 => "int",
        ColumnType.UInt32 => "uint",
        ColumnType.Int64 => "long",
        ColumnType.UInt64 => "ulong",
        ColumnType.Single => "float",
        ColumnType.Double => "double",
        ColumnType.Decimal => "decimal",
        ColumnType.DateTime => "DateTime",
        ColumnType.Date => "DateOnly",
        ColumnType.Time => "TimeOnly",
        ColumnType.Guid => "Guid",
        ColumnType.Text => "string",
        _ => "enum",
    };
}
