using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Applying;

/// <summary>Features whose method refuses -1, with a label that is no number where it is missing.</summary>
[Features<PairRow>]
internal partial record struct GuardedFeatures
{
    [ZScore(From = nameof(Guarded))]
    public float Score { get; init; }

    [Computed]
    private static double? Guarded(in PairRow.Row row) => row.A == -1 ? throw new ArgumentException("Backwards.") : row.A;

    [Label]
    private static double Target(in PairRow.Row row) => row.B ?? double.NaN;
}
