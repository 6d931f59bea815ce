namespace Millrace.Features.Tests.Generated;

/// <summary>A row with a column that has another type of enumeration than the features read.</summary>
[Schema]
internal partial record struct TintRow
{
    [Column("colour")]
    public Tint Colour { get; init; }
}
