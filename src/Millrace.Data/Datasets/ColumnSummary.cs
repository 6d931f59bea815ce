namespace Millrace.Data;

/// <summary>What the manifest of a dataset tells of a column. Ends of sensitive columns are not written down.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">Its type and whether values may be missing: <c>Int32</c>, <c>Text?</c>, <c>List(Single?)</c>.</param>
public sealed record ColumnSummary(string Name, string Type)
{
    /// <summary>In how many rows the value is missing; null where an earlier version wrote the dataset without it.</summary>
    public long? Missing { get; init; }

    /// <summary>
    /// The least value, as text, or a text that is not greater than it; null where there is none, the type has no order, or it is not known.
    /// </summary>
    public string? Min { get; init; }

    /// <summary>The greatest value, or a text that is not less than it; null likewise.</summary>
    public string? Max { get; init; }

    /// <summary>What stands for the values of all rows in their order; null where an earlier version wrote the dataset without it.</summary>
    internal string? Digest { get; init; }

    /// <summary>Whether it holds the same values in the same order as another one; null where that is not known.</summary>
    /// <param name="other">The column of another dataset.</param>
    public bool? HoldsSameAs(ColumnSummary other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Digest is null || other.Digest is null ? null : Digest == other.Digest;
    }
}
