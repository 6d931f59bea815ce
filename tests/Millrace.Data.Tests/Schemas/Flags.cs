namespace Millrace.Data.Tests;

[Schema]
public partial record struct Flags
{
    [Column("first")] public bool First { get; init; }
    [Column("second")] public bool? Second { get; init; }
}
