namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>A nested column alone.</summary>
[Schema]
public partial record struct DeepRow
{
    [Column("deep")] public string? Deep { get; init; }
}
