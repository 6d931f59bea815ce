using Millrace.Data;

namespace Millrace.Tests.Commands;

/// <summary>A fare with something to be expected of it.</summary>
[Schema]
public partial record struct Fare
{
    [Column("amount"), InRange(0, 100)] public double Amount { get; init; }

    [Column("rider"), Sensitive, OneOf("known")] public string Rider { get; init; }
}
