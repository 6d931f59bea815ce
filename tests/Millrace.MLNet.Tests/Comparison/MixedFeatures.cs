namespace Millrace.MLNet.Tests.Comparison;

/// <summary>Every transform that ML.NET has too.</summary>
[Features<MixedRow>]
internal partial record struct MixedFeatures
{
    [ZScore(From = nameof(MixedRow.Number))]
    public float ZScore { get; init; }

    [MinMax(From = nameof(MixedRow.Number))]
    public float MinMax { get; init; }

    [RobustScale(From = nameof(MixedRow.Number))]
    public float RobustScale { get; init; }

    [Impute(Impute.Mean, From = nameof(MixedRow.Number))]
    public float Imputed { get; init; }

    [IsMissing(From = nameof(MixedRow.Number))]
    public float IsMissing { get; init; }

    [Vocabulary(Top = 1000, From = nameof(MixedRow.Word))]
    public int Vocabulary { get; init; }

    [OneHot(Top = 1000, From = nameof(MixedRow.Word))]
    public float[] OneHot { get; init; }

    [Hash(64, From = nameof(MixedRow.Word), Missing = Missing.OwnBucket)]
    public int Hash { get; init; }
}
