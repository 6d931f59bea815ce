namespace Millrace.Data.Tests.Datasets;

/// <summary>A row of a byte.</summary>
[Schema]
internal partial record struct StretchRow
{
    [Column("n")]
    public byte N { get; init; }
}
