namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>A value of which a row has several.</summary>
[Schema]
public partial record struct WithinListRow
{
    [Column("deep.x.list.element.y")] public int Y { get; init; }
}
