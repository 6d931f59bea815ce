namespace Millrace.Data;

/// <summary>What stored values mean.</summary>
internal enum LogicalKind
{
    /// <summary>What their physical type says: there is no annotation, or none that we know, or one that does not fit the physical type.</summary>
    None,
    String,
    Map,
    MapKeyValue,
    List,
    Enum,
    Decimal,

    /// <summary>Decimals of which nobody can say how many digits stand behind the point.</summary>
    InvalidDecimal,
    Date,
    Time,
    Timestamp,
    Integer,

    /// <summary>Only missing values.</summary>
    Unknown,
    Json,
    Bson,
    Uuid,
    Float16,
    Interval,
    Variant,
    Geometry,
    Geography,
}
