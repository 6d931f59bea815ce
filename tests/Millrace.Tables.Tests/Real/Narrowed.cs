using Millrace.Data;

namespace Millrace.Tables.Tests.Real;

/// <summary>A zone and a rate.</summary>
[Schema]
public readonly partial record struct Narrowed
{
    [Column]
    public long? Zone { get; init; }

    [Column]
    public double? Rate { get; init; }
}
