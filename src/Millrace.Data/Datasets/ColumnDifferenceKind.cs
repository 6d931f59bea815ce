namespace Millrace.Data;

/// <summary>What differs between a column of two datasets.</summary>
public enum ColumnDifferenceKind
{
    /// <summary>Nothing: the same values in the same order.</summary>
    Same,

    /// <summary>Values, or their order.</summary>
    Content,

    /// <summary>Its type, or whether values may be missing.</summary>
    Type,

    /// <summary>The earlier dataset does not have it.</summary>
    New,

    /// <summary>The later dataset does not have it.</summary>
    Gone,

    /// <summary>The type is the same, and whether the values are is not known: an earlier version wrote one of the datasets.</summary>
    Unknown,
}
