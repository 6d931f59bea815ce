namespace Millrace.Benchmarks.Features;

/// <summary>A sale that has ended.</summary>
[Schema(From = typeof(OpenSale))]
public partial record struct Sale
{
    /// <summary>1 where the goods came back, 0 elsewhere.</summary>
    [Column("returned")]
    public float Returned { get; init; }
}
