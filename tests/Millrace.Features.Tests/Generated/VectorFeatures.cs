namespace Millrace.Features.Tests.Generated;

/// <summary>Features of every group that has a place in a vector.</summary>
[Features<OddRow>]
internal partial record struct VectorFeatures
{
    [ZScore(FromAll = [nameof(OddRow.Small), nameof(OddRow.Big)])]
    public float[] Numbers { get; init; }

    [Vocabulary(FromAll = [nameof(OddRow.Word), nameof(OddRow.Colour)])]
    public int[] Ids { get; init; }

    [OneHot(FromAll = [nameof(OddRow.Colour), nameof(OddRow.Text)])]
    public float[] Shown { get; init; }

    [PassThrough(KeepMissing = true)]
    public float Single { get; init; }

    [MultiHot(FromAll = [nameof(OddRow.Codes), nameof(OddRow.Texts)])]
    public float[] All { get; init; }

    [DatePart(DatePart.Month, From = nameof(OddRow.Until))]
    public int Month { get; init; }

    [FixedLength(2, From = nameof(OddRow.Prices)), Impute(Millrace.Impute.Constant, Value = 1), Custom<OwnCode.Ratio>]
    public float[] Ratios { get; init; }

    [Cross(7, FromAll = [nameof(OddRow.Word), nameof(OddRow.Flag)])]
    public int Crossed { get; init; }

    [ZScore(From = nameof(Size), Per = nameof(OddRow.Colour))]
    public float Sized { get; init; }

    [Computed]
    private static double? Size(in OddRow.Row row) => row.Text?.Length;

    [Label]
    private static float Goal(in OddRow.Row row) => row.Short ?? 0;
}
