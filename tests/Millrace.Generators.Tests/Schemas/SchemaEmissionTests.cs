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
}
