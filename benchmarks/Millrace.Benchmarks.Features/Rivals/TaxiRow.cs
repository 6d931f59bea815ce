namespace Millrace.Benchmarks.Features;

/// <summary>A taxi trip as ML.NET takes rows: a missing number is NaN, a missing text is empty, a missing area is 0.</summary>
internal sealed class TaxiRow
{
    public float Miles { get; set; }

    public float Fare { get; set; }

    public float Seconds { get; set; }

    public float PickupLatitude { get; set; }

    public float PickupLongitude { get; set; }

    public float DropoffLatitude { get; set; }

    public float DropoffLongitude { get; set; }

    public string PaymentType { get; set; } = "";

    public string Company { get; set; } = "";

    public int Hour { get; set; }

    public int Day { get; set; }

    public int Month { get; set; }

    public int PickupArea { get; set; }

    public int DropoffArea { get; set; }

    /// <summary>The same trip.</summary>
    public static TaxiRow Of(in TaxiTrip trip) => new()
    {
        Miles = trip.Miles,
        Fare = trip.Fare,
        Seconds = trip.Seconds ?? float.NaN,
        PickupLatitude = (float?)trip.PickupLatitude ?? float.NaN,
        PickupLongitude = (float?)trip.PickupLongitude ?? float.NaN,
        DropoffLatitude = (float?)trip.DropoffLatitude ?? float.NaN,
        DropoffLongitude = (float?)trip.DropoffLongitude ?? float.NaN,
        PaymentType = trip.PaymentType,
        Company = trip.Company ?? "",
        Hour = trip.Hour,
        Day = trip.Day,
        Month = trip.Month,
        PickupArea = trip.PickupArea ?? 0,
        DropoffArea = trip.DropoffArea ?? 0,
    };
}
