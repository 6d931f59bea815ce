using Millrace.Data;

namespace Millrace.Tables.Tests.Grouping;

/// <summary>Most of what can be told of a group.</summary>
[Schema]
public readonly partial record struct RandomTotals
{
    [Column]
    public int? Group { get; init; }

    [Column]
    public string? Name { get; init; }

    [Column]
    public long Rows { get; init; }

    [Column]
    public long Present { get; init; }

    [Column]
    public long Amounts { get; init; }

    [Column]
    public long Names { get; init; }

    [Column]
    public double Whole { get; init; }

    [Column]
    public decimal? Price { get; init; }

    [Column]
    public double? Least { get; init; }

    [Column]
    public double? Most { get; init; }

    [Column]
    public decimal? Dearest { get; init; }

    [Column]
    public double? First { get; init; }

    [Column]
    public DateTime? Last { get; init; }

    [Column]
    public double? Variance { get; init; }

    [Column]
    public double? Deviation { get; init; }

    [Column]
    public double Weight { get; init; }

    [Column]
    public double? MeanPrice { get; init; }
}
