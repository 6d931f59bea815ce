using Millrace.Data;
using Millrace.Features;

namespace Millrace.Tests.Spans;

/// <summary>What a model sees of a sale.</summary>
[Features<Sale>]
public partial record struct SaleFeatures
{
    [MinMax]
    public float Quantity { get; init; }

    [Vocabulary(Top = 10)]
    public int Description { get; init; }

    [Impute(Impute.Median), ZScore]
    public float Price { get; init; }
}
