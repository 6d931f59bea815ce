using Millrace.Features.Tests.OwnCode;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Methods;

/// <summary>Features of which some read columns that methods compute.</summary>
[Features<PairRow>]
internal partial record struct SpeedFeatures
{
    [PassThrough(From = nameof(Speed))]
    public float Raw { get; init; }

    [ZScore(From = nameof(Speed))]
    public float Score { get; init; }

    [Vocabulary(From = nameof(Size))]
    public int Bulk { get; init; }

    [Custom<Winsorizing, Winsorized>(From = nameof(PairRow.A))]
    public float Held { get; init; }

    [Custom<OwnCode.Ratio>(FromAll = [nameof(Speed), nameof(PairRow.B)])]
    public float[] Ratios { get; init; }

    [Computed]
    private static double? Speed(in PairRow.Row row) => row.B == -1 ? throw new ArgumentException("Backwards.") : row.B > 0 ? row.A / row.B : null;

    [Computed]
    private static string? Size(in PairRow.Row row) => row.A is { } number ? number > 10 ? "big" : "small" : null;
}
