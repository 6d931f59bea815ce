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
}
