namespace Millrace.Generators.Tests.Schemas;

/// <summary>The schemas and features of the documentation, as a user writes them.</summary>
internal static class TaxiSources
{
    public const string Schemas = """
        using Millrace;
        using Millrace.Data;
        using Millrace.Features;

        namespace Taxi;

        public enum Shift { Day, Night }

        /// <summary>What is known when a prediction is asked for.</summary>
        [Schema]
        public partial record struct OpenTrip
        {
            /// <summary>Length of the trip, in <c>miles</c> &amp; parts of them.</summary>
            [Column("trip_miles"), InRange(0, 2_000)] public float Miles { get; init; }
            [Column("payment_type"), OneOf("Cash", "Credit \"Card\"", Tolerance = 0.02)] public string PaymentType { get; init; }
            [Column("company")] public string? Company { get; init; }
            [Column("pickup_latitude"), Sensitive] public double? PickupLatitude { get; init; }
            [Column("shift")] public Shift? Shift { get; init; }
        }

        [Schema(From = typeof(OpenTrip))]
        public partial record struct Trip
        {
            [Column("tips")] public float Tips { get; init; }
            [Column("fare")] public float Fare { get; init; }
        }

        [Schema(From = typeof(Trip), Without = [nameof(Trip.Fare), nameof(Trip.PickupLatitude)])]
        internal partial record struct ShortTrip;

        """;

    public const string Features = """
        [Features<OpenTrip>]
        public partial record struct TipFeatures
        {
            [ZScore] public float Miles { get; init; }
            [Vocabulary(Top = 1000, OutOfVocabulary = 10)] public int Company { get; init; }
            [OneHot] public float[] PaymentType { get; init; }
            [Bucketize(10, From = nameof(OpenTrip.PickupLatitude), Missing = Missing.OwnBucket), Permit("coarse cell, reviewed")] public int PickupCell { get; init; }
            [PassThrough(From = nameof(OpenTrip.Miles), KeepMissing = true)] public float RawMiles { get; init; }
            [Label] static bool BigTip(in Trip.Row trip) => trip.Tips > 0.2f * trip.Fare;
        }

        [Features<Trip>]
        internal partial record struct TripFeatures
        {
            [ZScore(From = nameof(Trip.Miles))] public float Distance { get; init; }
        }

        """;
}
