namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>A number where the file has none.</summary>
[Schema]
public partial record struct NumberRow
{
    [Column("deep")] public int Deep { get; init; }
}
