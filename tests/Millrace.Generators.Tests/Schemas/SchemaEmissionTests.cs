using Millrace.Testing;

namespace Millrace.Generators.Tests.Schemas;

public sealed class SchemaEmissionTests
{
    [Fact]
    public void A_schema_with_expectations_and_a_sensitive_column() =>
        Snapshot.Match(Compiled.From(TaxiSources.Schemas).Clean().Generated("Taxi.OpenTrip.Schema"), extension: "cs.txt");

    [Fact]
    public void A_derived_schema_has_the_columns_of_its_base_and_a_projection() =>
        Snapshot.Match(Compiled.From(TaxiSources.Schemas).Clean().Generated("Taxi.Trip.Schema"), extension: "cs.txt");

    [Fact]
    public void A_schema_of_bytes_and_lists() => Snapshot.Match(
        Compiled.From("""
            using Millrace;
            namespace Taxi;
            public enum Colour { Red }
            [Schema]
            public partial record struct Page
            {
                [Column("thumbnail")] public byte[] Thumbnail { get; init; }
                [Column("scores")] public float[] Scores { get; init; }
                [Column("counts")] public int?[]? Counts { get; init; }
                [Column("tags"), Sensitive] public string[] Tags { get; init; }
                [Column("kinds")] public Colour[]? Kinds { get; init; }
            }
            """).Clean().Generated("Taxi.Page.Schema"),
        extension: "cs.txt");

    [Fact]
    public void A_schema_with_rules_environments_and_keys() => Snapshot.Match(
        Compiled.From("""
            using System;
            using Millrace;
            namespace Taxi;
            [Schema]
            public partial record struct Firm { [Column("name"), Unique] public string Name { get; init; } }
            [Schema, Environments("training", "serving"), Rows(1)]
            public partial record struct Ride
            {
                [Column("started"), Between("2013-01-01", "2025-12-31"), Increasing(Tolerance = 0.1)] public DateTime Started { get; init; }
                [Column("fare"), InRange(0, 700), Drift(JensenShannon = 0.05)] public float Fare { get; init; }
                [Column("tips"), Presence(0.9)] public float? Tips { get; init; }
                [Column("company"), Pattern("[A-Z].*"), Length(1, 60), References<Firm>(nameof(Firm.Name))] public string? Company { get; init; }
                [Column("tipped"), OnlyIn("training"), Balance(0.1)] public bool? Tipped { get; init; }
                /// <summary>Tips are below the fare.</summary>
                [Rule(Tolerance = 0.001)] static bool TipsAreBelowFare(in Ride ride) => ride.Tips is not { } tips || tips < ride.Fare;
                [Rule(Says = "Always.")] static bool Always(Ride ride) => true;
            }
            [Schema(From = typeof(Ride))]
            public partial record struct LateRide { [Column("late")] public bool Late { get; init; } [Rule] static bool IsLate(in LateRide ride) => ride.Late; }
            """).Clean().Generated("Taxi.LateRide.Schema") + Compiled.From("""
            using System;
            using Millrace;
            [Schema, Environments("training", "serving"), Rows(1)]
            public partial record struct Ride
            {
                [Column("started"), Between("2013-01-01", "2025-12-31"), Increasing(Tolerance = 0.1)] public DateTime Started { get; init; }
                [Column("fare"), InRange(0, 700), Drift(JensenShannon = 0.05)] public float Fare { get; init; }
                [Column("tips"), Presence(0.9)] public float? Tips { get; init; }
                /// <summary>Tips are below the fare.</summary>
                [Rule(Tolerance = 0.001)] static bool TipsAreBelowFare(in Ride ride) => ride.Tips is not { } tips || tips < ride.Fare;
                [Rule(Says = "Always.")] static bool Always(Ride ride) => true;
            }
            """).Clean().Generated("Ride.Schema"),
        extension: "cs.txt");
}
