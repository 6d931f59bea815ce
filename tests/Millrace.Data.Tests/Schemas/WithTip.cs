namespace Millrace.Data.Tests;

[Schema]
public partial record struct WithTip
{
    [Column("fare")] public float Fare { get; init; }
    [Column("tip")] public double? Tip { get; init; }
}
