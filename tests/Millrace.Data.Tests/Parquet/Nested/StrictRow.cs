namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>A nested column that has a value in every row.</summary>
[Schema]
public partial record struct StrictRow
{
    [Column("place")] public string Place { get; init; }
}
