using Millrace.Features.Tests.OwnCode;

namespace Millrace.Features.Tests.Generated;

/// <summary>Features whose code does something else meanwhile.</summary>
[Features<OddRow>]
internal partial record struct InterruptedFeatures
{
    [ZScore(FromAll = [nameof(OddRow.Small), nameof(OddRow.Big)])]
    public float[] Before { get; init; }

    [Custom<InterruptedNumbers>(FromAll = [nameof(OddRow.Small), nameof(OddRow.Tiny)]), MinMax]
    public float[] Numbers { get; init; }

    [CustomText<InterruptedTexts>(FromAll = [nameof(OddRow.Word), nameof(OddRow.Text)]), ZScore]
    public float[] Texts { get; init; }

    [Vocabulary(From = nameof(OddRow.Words))]
    public int[] Words { get; init; }

    [Cross(9, FromAll = [nameof(OddRow.Word), nameof(OddRow.Colour)])]
    public int After { get; init; }
}
