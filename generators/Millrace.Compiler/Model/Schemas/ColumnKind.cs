namespace Millrace.Compiler;

/// <summary>The type of a column's values. Members are named as those of <c>Millrace.Data.ColumnType</c>, because generated code spells them so.</summary>
public enum ColumnKind
{
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Int128,
    UInt128,
    Half,
    Single,
    Double,
    Decimal,
    DateTime,
    Date,
    Time,
    Guid,
    Text,
    Enum,
    Binary,
    List,
}
