using Millrace.Features.Tests.OwnCode;

namespace Millrace.Features.Tests.Generated;

/// <summary>Columns of every type that transforms take, and transforms in unusual places.</summary>
[Features<OddRow>]
internal partial record struct OddFeatures
{
    [PassThrough(FromAll =
    [
        nameof(OddRow.Single), nameof(OddRow.Price), nameof(OddRow.Half), nameof(OddRow.Small), nameof(OddRow.Big), nameof(OddRow.Flag), nameof(OddRow.Maybe),
        nameof(OddRow.Huge), nameof(OddRow.Vast), nameof(OddRow.Tiny), nameof(OddRow.Short), nameof(OddRow.Port), nameof(OddRow.Number), nameof(OddRow.Whole),
    ])]
    public float[] Numbers { get; init; }

    [Vocabulary(OutOfVocabulary = 3, FromAll =
    [
        nameof(OddRow.Word), nameof(OddRow.Colour), nameof(OddRow.Other), nameof(OddRow.Small), nameof(OddRow.Big), nameof(OddRow.Maybe), nameof(OddRow.Text),
        nameof(OddRow.Huge), nameof(OddRow.Vast), nameof(OddRow.Tiny), nameof(OddRow.Short), nameof(OddRow.Port), nameof(OddRow.Number), nameof(OddRow.Whole),
    ])]
    public int[] Mixed { get; init; }

    [OneHot(Top = 2, Missing = Millrace.Missing.OwnBucket, FromAll = [nameof(OddRow.Colour), nameof(OddRow.Text)])]
    public float[] Shown { get; init; }

    [OneHot(Top = 2, Missing = Millrace.Missing.Zero, From = nameof(OddRow.Other))]
    public float[] Absent { get; init; }

    [Vocabulary(Top = 2, From = nameof(OddRow.Other)), OneHot]
    public float[] Twice { get; init; }

    [Counts(FromAll = [nameof(OddRow.Word), nameof(OddRow.Big)]), Log(Offset = 1), Clip(0, 5)]
    public float[] Often { get; init; }

    [IsMissing(FromAll = [nameof(OddRow.Flag), nameof(OddRow.Maybe), nameof(OddRow.Word), nameof(OddRow.Until), nameof(OddRow.Id), nameof(OddRow.Price)])]
    public float[] Gone { get; init; }

    [ImputeText("none", From = nameof(OddRow.Text)), IsMissing]
    public float Filled { get; init; }

    [ImputeText(FromAll = [nameof(OddRow.Text), nameof(OddRow.Word)]), Cross(11, Seed = 2)]
    public int FilledCross { get; init; }

    [ImputeText("zz", From = nameof(OddRow.Text)), Hash(9, Missing = Millrace.Missing.OwnBucket)]
    public int FilledHash { get; init; }

    [ImputeText("zz", From = nameof(OddRow.Text)), Counts(Share = true)]
    public float FilledCount { get; init; }

    [Cross(13, FromAll = [nameof(OddRow.Colour), nameof(OddRow.Other), nameof(OddRow.Small), nameof(OddRow.Maybe), nameof(OddRow.Text)])]
    public int Crossed { get; init; }

    [DatePart(DatePart.DayOfWeek, Missing = Millrace.Missing.OwnBucket, FromAll = [nameof(OddRow.Day), nameof(OddRow.Until), nameof(OddRow.At)]), OneHot]
    public float[] Weekdays { get; init; }

    [DatePart(DatePart.Hour, FromAll = [nameof(OddRow.Clock), nameof(OddRow.At)])]
    public int[] Hours { get; init; }

    [Year(FromAll = [nameof(OddRow.Until), nameof(OddRow.At)]), Clip(2000, 2020), IsMissing]
    public float[] Years { get; init; }

    [Cyclic(Cycle.Day, FromAll = [nameof(OddRow.Clock), nameof(OddRow.At)]), Impute(Millrace.Impute.Mean), MinMax]
    public float[] Clocks { get; init; }

    [Cyclic(5, FromAll = [nameof(OddRow.Small), nameof(OddRow.Big)]), ZScore]
    public float[] Rounds { get; init; }

    [Elapsed(TimeUnit.Days, FromAll = [nameof(OddRow.Day), nameof(OddRow.Until)]), Bucketize(3), OneHot]
    public float[] Waits { get; init; }

    [ZScore(FromAll = [nameof(OddRow.Single), nameof(OddRow.Small)], Per = nameof(OddRow.Other)), MinMax(Per = nameof(OddRow.Flag)), RobustScale]
    public float[] PerColour { get; init; }

    [Bucketize(3, From = nameof(OddRow.Single), Per = nameof(Kind)), OneHot]
    public float[] PerKind { get; init; }

    [FixedLength(3, FromAll =
    [
        nameof(OddRow.Codes), nameof(OddRow.Sizes), nameof(OddRow.Halves), nameof(OddRow.Prices), nameof(OddRow.Ports), nameof(OddRow.Wholes), nameof(OddRow.Places),
    ])]
    public float[] Front { get; init; }

    [FixedLength(2, FromEnd = true, FromAll = [nameof(OddRow.Codes), nameof(OddRow.Sizes)])]
    [Impute(Millrace.Impute.Constant, Value = 3), ZScore(Per = nameof(OddRow.Word))]
    public float[] Back { get; init; }

    [FixedLength(2, FromAll = [nameof(OddRow.Flags), nameof(OddRow.Maybes)]), PassThrough(KeepMissing = true)]
    public float[] FlagPlaces { get; init; }

    [FixedLength(2, FromEnd = true, FromAll = [nameof(OddRow.Texts), nameof(OddRow.Sizes), nameof(OddRow.Maybes), nameof(OddRow.Colours)]), IsMissing]
    public float[] GonePlaces { get; init; }

    [FixedLength(2, FromAll = [nameof(OddRow.Words), nameof(OddRow.Colours), nameof(OddRow.Others), nameof(OddRow.Sizes)]), Vocabulary(Top = 2)]
    public int[] Known { get; init; }

    [FixedLength(2, From = nameof(OddRow.Texts)), ImputeText("q"), Vocabulary(Top = 3, OutOfVocabulary = 2), OneHot]
    public float[] FilledPlaces { get; init; }

    [FixedLength(2, From = nameof(OddRow.Texts)), ImputeText, IsMissing]
    public float[] FilledGone { get; init; }

    [FixedLength(2, From = nameof(OddRow.Texts)), Counts]
    public float[] PlaceCounts { get; init; }

    [FixedLength(1, FromAll = [nameof(OddRow.Codes), nameof(OddRow.Places)]), Bucketize(4), OneHot]
    public float[] PlaceBands { get; init; }

    [MultiHot(Counts = true, FromAll =
    [
        nameof(OddRow.Codes), nameof(OddRow.Sizes), nameof(OddRow.Colours), nameof(OddRow.Others), nameof(OddRow.Words), nameof(OddRow.Texts), nameof(OddRow.Maybes),
        nameof(OddRow.Ports), nameof(OddRow.Wholes),
    ])]
    public float[] All { get; init; }

    [Distance(FromAll = [nameof(OddRow.Single), nameof(OddRow.Small), nameof(OddRow.Half), nameof(OddRow.Price)]), ZScore]
    public float Way { get; init; }

    [GeoCell(1, OutOfVocabulary = 3, FromAll = [nameof(OddRow.Single), nameof(OddRow.Price)]), OneHot]
    public float[] Cell { get; init; }

    [Custom<OwnCode.Ratio>(FromAll = [nameof(OddRow.Single), nameof(OddRow.Small)]), ZScore]
    public float[] Ratios { get; init; }

    [CustomText<TextLengths>(FromAll = [nameof(OddRow.Word), nameof(OddRow.Text)]), MinMax]
    public float[] Lengths { get; init; }

    [ZScore(From = nameof(Twofold))]
    public float Double { get; init; }

    [Vocabulary(Top = 2, From = nameof(Kind))]
    public int Kinds { get; init; }

    [IsMissing(FromAll = [nameof(Twofold), nameof(Kind)])]
    public float[] NoKind { get; init; }

    [Cross(7, FromAll = [nameof(Kind), nameof(Tone)])]
    public int Tones { get; init; }

    [ImputeText("a", From = nameof(OddRow.Text)), Counts, ZScore(Per = nameof(OddRow.Text))]
    public float FilledPerText { get; init; }

    [ImputeText("Red", From = nameof(OddRow.Text)), Counts(Share = true), Bucketize(3, Per = nameof(OddRow.Other))]
    public int FilledPerColour { get; init; }

    [FixedLength(2, From = nameof(OddRow.Texts)), OneHot(Top = 2, Missing = Millrace.Missing.OwnBucket)]
    public float[] HotPlaces { get; init; }

    [FixedLength(2, FromAll = [nameof(OddRow.Others), nameof(OddRow.Sizes)]), Hash(5)]
    public int[] HashedPlaces { get; init; }

    [FixedLength(2, From = nameof(OddRow.Codes)), Bucketize(2, Per = nameof(OddRow.Flag)), OneHot]
    public float[] PlacesPerFlag { get; init; }

    [FixedLength(2, From = nameof(OddRow.Places)), Custom<OwnCode.Ratio>, MinMax]
    public float[] PlaceRatios { get; init; }

    [FixedLength(1, FromAll = [nameof(OddRow.Codes), nameof(OddRow.Sizes), nameof(OddRow.Places), nameof(OddRow.Codes)]), Distance]
    public float[] PlaceWay { get; init; }

    [FixedLength(1, FromAll = [nameof(OddRow.Codes), nameof(OddRow.Sizes)]), GeoCell(2, OutOfVocabulary = 2)]
    public int[] PlaceCell { get; init; }

    [CustomText<TextLengths>(FromAll = [nameof(OddRow.Word), nameof(OddRow.Text)]), Custom<Turned>]
    public float[] TwoCodes { get; init; }

    [Elapsed(TimeUnit.Minutes, FromAll = [nameof(OddRow.At), nameof(OddRow.Then)])]
    public float Minutes { get; init; }

    [Vocabulary(OutOfVocabulary = 2)]
    public int[] Codes { get; init; }

    [Hash(5)]
    public int[] Others { get; init; }

    [Vocabulary(Top = 1)]
    public int[] Words { get; init; }

    [Computed]
    private static decimal? Twofold(in OddRow.Row row) => row.Price > 900 ? null : row.Price * 2;

    [Computed]
    private static string? Kind(in OddRow.Row row) => row.Flag ? row.Text : row.Word;

    [Computed]
    private static Colour Tone(in OddRow.Row row) => row.Other ?? row.Colour;
}
