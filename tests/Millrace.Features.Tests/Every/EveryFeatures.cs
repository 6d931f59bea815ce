using Millrace.Features.Tests.OwnCode;

namespace Millrace.Features.Tests.Every;

/// <summary>A feature of every transform.</summary>
[Features<EveryRow>]
internal partial record struct EveryFeatures
{
    [PassThrough(KeepMissing = true, From = nameof(EveryRow.Amount))]
    public float Passed { get; init; }

    [ZScore(From = nameof(EveryRow.Amount))]
    public float Score { get; init; }

    [ZScore(FromAll = [nameof(EveryRow.Amount), nameof(EveryRow.Other)], Per = nameof(EveryRow.Text))]
    public float[] ScorePerText { get; init; }

    [MinMax(-1, 1, Clip = true, From = nameof(EveryRow.Amount))]
    public float Scaled { get; init; }

    [MinMax(From = nameof(EveryRow.Amount), Per = nameof(EveryRow.Count))]
    public float ScaledPerCount { get; init; }

    [RobustScale(From = nameof(EveryRow.Amount))]
    public float Robust { get; init; }

    [Log(Offset = 1, From = nameof(EveryRow.Amount))]
    public float Logarithm { get; init; }

    [Power(2, From = nameof(EveryRow.Amount))]
    public float Square { get; init; }

    [Power(1.5, From = nameof(EveryRow.Other)), Clip(-10, 10)]
    public float Clipped { get; init; }

    [Impute(Impute.Mean, From = nameof(EveryRow.Amount)), ZScore]
    public float Mean { get; init; }

    [Impute(Impute.Median, From = nameof(EveryRow.Amount)), Bucketize(7)]
    public int Median { get; init; }

    [Impute(Impute.MostFrequent, From = nameof(EveryRow.Count)), PassThrough]
    public float Mode { get; init; }

    [IsMissing(FromAll = [nameof(EveryRow.Amount), nameof(EveryRow.Text)])]
    public float[] Missing { get; init; }

    [Bucketize(5, Missing = Millrace.Missing.OwnBucket, From = nameof(EveryRow.Amount)), OneHot]
    public float[] Bands { get; init; }

    [BucketizeBy(-10, 0, 10, From = nameof(EveryRow.Amount))]
    public int Given { get; init; }

    [Interpolate(6, From = nameof(EveryRow.Amount))]
    public float Between { get; init; }

    [OneHot(Top = 3, MinimumCount = 2, From = nameof(EveryRow.Text))]
    public float[] Hot { get; init; }

    [Vocabulary(Top = 3, OutOfVocabulary = 4, From = nameof(EveryRow.Text))]
    public int Known { get; init; }

    [Vocabulary(From = nameof(EveryRow.Flag))]
    public int Flagged { get; init; }

    [Hash(5, Seed = 3, From = nameof(EveryRow.Word))]
    public int Hashed { get; init; }

    [Cross(9, FromAll = [nameof(EveryRow.Text), nameof(EveryRow.Count), nameof(EveryRow.Flag)])]
    public int Crossed { get; init; }

    [Counts(Share = true, From = nameof(EveryRow.Text))]
    public float Share { get; init; }

    [ImputeText(From = nameof(EveryRow.Text)), Vocabulary(Top = 4)]
    public int Filled { get; init; }

    [DatePart(DatePart.WeekOfYear, Missing = Millrace.Missing.OwnBucket, From = nameof(EveryRow.At))]
    public int Week { get; init; }

    [Year(From = nameof(EveryRow.At)), MinMax]
    public float Year { get; init; }

    [Cyclic(Cycle.Month, From = nameof(EveryRow.At))]
    public float[] Month { get; init; }

    [Cyclic(7, From = nameof(EveryRow.Count))]
    public float[] Round { get; init; }

    [Elapsed(TimeUnit.Hours, FromAll = [nameof(EveryRow.At), nameof(EveryRow.Until)]), RobustScale]
    public float Hours { get; init; }

    [FixedLength(3, From = nameof(EveryRow.Scores)), ZScore]
    public float[] Places { get; init; }

    [FixedLength(2, FromEnd = true, From = nameof(EveryRow.Tags)), Vocabulary(Top = 3)]
    public int[] Last { get; init; }

    [MultiHot(Top = 3, MinimumCount = 2, From = nameof(EveryRow.Tags))]
    public float[] All { get; init; }

    [Distance(FromAll = [nameof(EveryRow.Latitude), nameof(EveryRow.Longitude), nameof(EveryRow.Other), nameof(EveryRow.Amount)])]
    public float Way { get; init; }

    [GeoCell(2, Top = 4, OutOfVocabulary = 2, MinimumCount = 2, FromAll = [nameof(EveryRow.Latitude), nameof(EveryRow.Longitude)])]
    public int Cell { get; init; }

    [Custom<Winsorizing, Winsorized>(From = nameof(EveryRow.Amount)), ZScore]
    public float Held { get; init; }

    [Custom<OwnCode.Ratio>(FromAll = [nameof(EveryRow.Amount), nameof(EveryRow.Other)])]
    public float[] Ratios { get; init; }

    [CustomText<LongestText, TextLength>(From = nameof(EveryRow.Word))]
    public float Long { get; init; }

    [CustomText<ByteCount>(From = nameof(EveryRow.Word))]
    public float Longer { get; init; }

    [ZScore(From = nameof(Sum))]
    public float Computed { get; init; }

    [Computed]
    private static double? Sum(in EveryRow.Row row) => row.Amount + row.Other;

    [Bucketize(4, Missing = Millrace.Missing.OwnBucket, FromAll = [nameof(EveryRow.Amount), nameof(EveryRow.Other)], Per = nameof(EveryRow.Text))]
    public int[] BandsPerText { get; init; }

    [Impute(Impute.Mean, From = nameof(EveryRow.Amount)), Bucketize(3, Per = nameof(EveryRow.Count)), OneHot]
    public float[] FilledBands { get; init; }

    [Vocabulary(Top = 3, OutOfVocabulary = 2, MinimumCount = 2)]
    public int[] Tags { get; init; }

    [Hash(7, Seed = 1, Missing = Millrace.Missing.OwnBucket, From = nameof(EveryRow.Tags))]
    public int[] HashedTags { get; init; }

    [Label]
    private static float Goal(in EveryRow.Row row) => row.Target;
}
