namespace Millrace.Data;

/// <summary>Types as messages and inferred schemas name them.</summary>
internal static class ParquetTypes
{
    /// <summary>The column type that reads a leaf's values as they are.</summary>
    public static ColumnType NaturalType(LeafColumn leaf)
    {
        LogicalType logical = leaf.Logical;
        return (logical.Kind, leaf.Type) switch
        {
            (LogicalKind.Decimal, _) => ColumnType.Decimal,
            (LogicalKind.InvalidDecimal, PhysicalType.Int32 or PhysicalType.Int64) => ColumnType.Decimal,
            (LogicalKind.Date, _) => ColumnType.Date,
            (LogicalKind.Time, _) => ColumnType.Time,
            (LogicalKind.Timestamp, _) => ColumnType.DateTime,
            (LogicalKind.Integer, _) => IntegerType(logical.Bits, logical.IsSigned),
            (LogicalKind.Uuid, _) => ColumnType.Guid,
            (LogicalKind.Float16, _) => ColumnType.Half,
            (LogicalKind.String or LogicalKind.Enum or LogicalKind.Json, _) => ColumnType.Text,
            (_, PhysicalType.Boolean) => ColumnType.Boolean,
            (_, PhysicalType.Int32) => ColumnType.Int32,
            (_, PhysicalType.Int64) => ColumnType.Int64,
            (_, PhysicalType.Int96) => ColumnType.DateTime,
            (_, PhysicalType.Float) => ColumnType.Single,
            (_, PhysicalType.Double) => ColumnType.Double,
            _ => ColumnType.Binary,
        };
    }

    /// <summary>A file's field in words.</summary>
    public static string Describe(SchemaNode node)
    {
        if (node.Type is null)
            return DescribeGroup(node);
        var leaf = new LeafColumn(0, node, 0, 0);
        string type = CSharpName(NaturalType(leaf));
        return node.Repetition == Repetition.Repeated ? $"a list of {type}" : type;
    }

    /// <summary>A schema's column in words.</summary>
    public static string Describe(ColumnInfo column) => column.Type switch
    {
        ColumnType.Enum => "an enumeration (text in files)",
        ColumnType.List => $"a list of {Describe(column.Item!)}",
        _ => CSharpName(column.Type),
    };

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
        ColumnType.Int128 => "Int128",
        ColumnType.UInt128 => "UInt128",
        ColumnType.Half => "Half",
        ColumnType.Single => "float",
        ColumnType.Double => "double",
        ColumnType.Decimal => "decimal",
        ColumnType.DateTime => "DateTime",
        ColumnType.Date => "DateOnly",
        ColumnType.Time => "TimeOnly",
        ColumnType.Guid => "Guid",
        ColumnType.Text => "string",
        ColumnType.Binary => "byte[]",
        ColumnType.List => "a list",
        _ => "enum",
    };

    private static string DescribeGroup(SchemaNode node) => (node.Repetition, node.Logical.Kind) switch
    {
        (Repetition.Repeated, _) => "a list of structures",
        (_, LogicalKind.List) => "a list",
        (_, LogicalKind.Map or LogicalKind.MapKeyValue) => "a map",
        _ => "a structure",
    };

    private static ColumnType IntegerType(int bits, bool isSigned) => (bits, isSigned) switch
    {
        (8, true) => ColumnType.SByte,
        (8, false) => ColumnType.Byte,
        (16, true) => ColumnType.Int16,
        (16, false) => ColumnType.UInt16,
        (32, true) => ColumnType.Int32,
        (32, false) => ColumnType.UInt32,
        (_, true) => ColumnType.Int64,
        _ => ColumnType.UInt64,
    };
}
