using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Applying;

/// <summary>Features by a transform that throws.</summary>
[Features<PairRow>]
internal partial record struct ThrowingFeatures
{
    [Custom<PositiveOnly>(From = nameof(PairRow.A))]
    public float A { get; init; }
}
