namespace Millrace.Features.Tests.Generated;

/// <summary>Features of so many numbers that few rows of them are computed at a time.</summary>
[Features<OddRow>]
internal partial record struct WideFeatures
{
    [FixedLength(700, From = nameof(OddRow.Places)), ZScore]
    public float[] Wide { get; init; }

    [FixedLength(5_000, FromEnd = true, From = nameof(OddRow.Codes))]
    public float[] Wider { get; init; }

    [MultiHot(From = nameof(OddRow.Words))]
    public float[] Words { get; init; }

    [Vocabulary(From = nameof(OddRow.Word))]
    public int Word { get; init; }
}
