namespace Millrace.Data.Tests;

[Schema]
public partial record struct Trip
{
    [Column("fare")] public float Fare { get; init; }
    [Column("seconds")] public int? Seconds { get; init; }
    [Column("company")] public string? Company { get; init; }
    [Column("payment type")] public string PaymentType { get; init; }
    [Column("latitude"), Sensitive] public double? Latitude { get; init; }
    [Column("rider"), Sensitive] public string Rider { get; init; }
}
