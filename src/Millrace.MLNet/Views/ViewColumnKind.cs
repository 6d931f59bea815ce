namespace Millrace.MLNet;

/// <summary>What a column of a view holds.</summary>
internal enum ViewColumnKind
{
    /// <summary>All quantities and indicators.</summary>
    Dense,

    /// <summary>The id of a feature that has one.</summary>
    Id,

    /// <summary>The ids of a feature that has several, always as many.</summary>
    Ids,

    /// <summary>The ids of a feature that has any number.</summary>
    Sparse,

    /// <summary>The label.</summary>
    Label,

    /// <summary>How much the row counts.</summary>
    Weight,
}
