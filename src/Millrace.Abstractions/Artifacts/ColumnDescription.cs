namespace Millrace;

/// <summary>What is known of a column of a table without looking at any row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its values, and whether they may be missing: <c>Int32</c>, <c>Text?</c>, <c>List(Single?)</c>.</param>
public sealed record ColumnDescription(string Name, string Type)
{
    /// <summary>Whether values may be missing.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether its values are masked wherever they could be shown.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>What is expected of its values, in words: range, domain, tolerance; empty where nothing is.</summary>
    public string Expected { get; init; } = "";
}
