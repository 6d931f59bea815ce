using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What a scan found in one column. Values of a sensitive column are not in it, only counts.</summary>
/// <param name="Name">The column's name in files.</param>
/// <param name="Type">The type of its values.</param>
public sealed record ColumnReport(string Name, ColumnType Type)
{
    /// <summary>The type of the elements where values are lists; else null.</summary>
    public ColumnType? ItemType { get; init; }

    /// <summary>Whether its values are masked.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Rows that have a value, NaN and infinities included.</summary>
    public long Present { get; init; }

    /// <summary>Rows without a value.</summary>
    public long Missing { get; init; }

    /// <summary>Values that are NaN.</summary>
    public long NotANumber { get; init; }

    /// <summary>Values that are infinite.</summary>
    public long Infinite { get; init; }

    /// <summary>The smallest value as text, texts compared ordinally, NaN left out; the mask for a sensitive column; null without values.</summary>
    public string? Minimum { get; init; }

    /// <summary>The largest value, as <see cref="Minimum"/>.</summary>
    public string? Maximum { get; init; }

    /// <summary>The mean of the finite numbers; null without any, where their sum exceeds a double, and for a sensitive column.</summary>
    public double? Mean { get; init; }

    /// <summary>Number of distinct values; a lower bound where <see cref="IsDistinctExact"/> is false.</summary>
    public long Distinct { get; init; }

    /// <summary>Whether <see cref="Distinct"/> is exact: counting ends at 10,000.</summary>
    public bool IsDistinctExact { get; init; } = true;

    /// <summary>What was expected of the column, and whether it holds.</summary>
    public ImmutableArray<ExpectationReport> Expectations { get; init; } = [];
}
