namespace Millrace.Features.Tests.Rows;

[Features<VisitRow>]
internal partial record struct VisitFeatures
{
    [DatePart(DatePart.Hour, From = nameof(VisitRow.Begin))]
    public int Hour { get; init; }

    [DatePart(DatePart.Month, From = nameof(VisitRow.End), Missing = Missing.OwnBucket), OneHot]
    public float[] EndMonth { get; init; }

    [Year(From = nameof(VisitRow.Begin)), ZScore]
    public float Year { get; init; }

    [Cyclic(Cycle.Week, From = nameof(VisitRow.Begin))]
    public float[] Week { get; init; }

    [Cyclic(360)]
    public float[] Heading { get; init; }

    [Elapsed(TimeUnit.Minutes, FromAll = [nameof(VisitRow.Begin), nameof(VisitRow.End)]), Impute(Value = -1)]
    public float Minutes { get; init; }

    [Distance(FromAll = [nameof(VisitRow.Lat), nameof(VisitRow.Lon), nameof(VisitRow.ShopLat), nameof(VisitRow.ShopLon)])]
    [Permit("the visitor has agreed")]
    public float Way { get; init; }

    [GeoCell(3, FromAll = [nameof(VisitRow.ShopLat), nameof(VisitRow.ShopLon)], Top = 5)]
    public int Shop { get; init; }

    [FixedLength(2, FromEnd = true), Vocabulary(Top = 1)]
    public int[] Pages { get; init; }

    [MultiHot(Top = 2, From = nameof(VisitRow.Pages))]
    public float[] AllPages { get; init; }

    [FixedLength(3)]
    public float[] Prices { get; init; }
}
