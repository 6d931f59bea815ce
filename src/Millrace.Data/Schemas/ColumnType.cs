namespace Millrace.Data;

/// <summary>The type of a column's values.</summary>
public enum ColumnType
{
    /// <summary><see cref="bool"/>.</summary>
    Boolean,

    /// <summary><see cref="sbyte"/>.</summary>
    SByte,

    /// <summary><see cref="byte"/>.</summary>
    Byte,

    /// <summary><see cref="short"/>.</summary>
    Int16,

    /// <summary><see cref="ushort"/>.</summary>
    UInt16,

    /// <summary><see cref="int"/>.</summary>
    Int32,

    /// <summary><see cref="uint"/>.</summary>
    UInt32,

    /// <summary><see cref="long"/>.</summary>
    Int64,

    /// <summary><see cref="ulong"/>.</summary>
    UInt64,

    /// <summary><see cref="System.Int128"/>.</summary>
    Int128,

    /// <summary><see cref="System.UInt128"/>.</summary>
    UInt128,

    /// <summary><see cref="System.Half"/>.</summary>
    Half,

    /// <summary><see cref="float"/>.</summary>
    Single,

    /// <summary><see cref="double"/>.</summary>
    Double,

    /// <summary><see cref="decimal"/>.</summary>
    Decimal,

    /// <summary><see cref="System.DateTime"/>, to the microsecond: what lies below is cut where rows go into a file, and does not count in keys of tables.</summary>
    DateTime,

    /// <summary><see cref="System.DateOnly"/>.</summary>
    Date,

    /// <summary><see cref="TimeOnly"/>, to the microsecond: what lies below is cut where rows go into a file, and does not count in keys of tables.</summary>
    Time,

    /// <summary><see cref="System.Guid"/>.</summary>
    Guid,

    /// <summary><see cref="string"/>.</summary>
    Text,

    /// <summary>An enumeration, kept as its member's name.</summary>
    Enum,

    /// <summary>A string of bytes, <c>byte[]</c>.</summary>
    Binary,

    /// <summary>A list of values of another type, an array; <see cref="ColumnInfo.Item"/> says of which.</summary>
    List,
}
