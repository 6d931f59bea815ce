using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Places;

public sealed class GeoCellTests
{
    private static readonly Gen<double?> Latitude = Gen.Frequency(
        (12, Gen.Double[-90, 90].Select(static number => (double?)number)),
        (1, Pick.Of<double?>(null, double.NaN, double.PositiveInfinity, 90, -90, 90.0001, 0)));

    private static readonly Gen<double?> Longitude = Gen.Frequency(
        (12, Gen.Double[-180, 360].Select(static number => (double?)number)),
        (1, Pick.Of<double?>(null, double.NaN, double.NegativeInfinity, 180, 360, -180, 0)));

    [Theory]
    [InlineData(57.64911, 10.40744, "u4pruydqqvj")]
    [InlineData(42.605, -5.603, "ezs42")]
    [InlineData(90, 0, "upbpb")]
    [InlineData(-90, -180, "00000")]
    [InlineData(0, 180, "80000")]
    [InlineData(0, 360, "s0000")]
    public void Cells_are_named_by_their_geohashes(double latitude, double longitude, string text)
    {
        long cell = Geohash.Of(latitude, longitude, text.Length);
        var written = new byte[text.Length];
        Geohash.Write(cell, written);
        Assert.Equal(text, System.Text.Encoding.ASCII.GetString(written));
        Assert.Equal(cell, Geohash.Parse(text));
    }

    [Fact]
    public void Cells_are_halved_as_often_as_the_precision_says() => Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 179.9], Gen.Int[1, 12]).Sample(static (latitude, longitude, precision) =>
    {
        var written = new byte[precision];
        Geohash.Write(Geohash.Of(latitude, longitude, precision), written);
        Assert.Equal(Plain(latitude, longitude, precision), System.Text.Encoding.ASCII.GetString(written));
    });

    [Fact]
    public void The_most_frequent_cells_of_the_training_rows_are_kept() => Gen.Select(Gen.Select(Latitude, Longitude).Array[1, 500], Gen.Select(Latitude, Longitude).Array[1, 500], Gen.Int[1, 2], Gen.Int[1, 20], Gen.Int[1, 3])
        .Sample(static (train, serve, precision, top, buckets) =>
        {
            List<string> kept =
            [
                .. train.Select(place => Cell(place, precision)).OfType<string>().CountBy(static cell => cell)
                    .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(top).Select(static pair => pair.Key),
            ];
            FeatureDefinition definition = Fit.Define([new GeoCellSpec(precision, top, buckets)], PlaceRow.Schema, "lat", "lon");
            FittedSet fitted = Fit.Of(definition, Rows(train));
            Everywhere.FitApply(definition, Rows(train), 3, 100);
            float[] result = Everywhere.Apply(fitted, Rows(serve));
            for (int i = 0; i < serve.Length; i++)
            {
                string? cell = Cell(serve[i], precision);
                if (cell is null)
                    Assert.Equal(kept.Count, result[i]);
                else if (kept.IndexOf(cell) is >= 0 and var id)
                    Assert.Equal(id, result[i]);
                else
                    Assert.Equal(kept.Count + (buckets == 1 ? 0 : (int)(System.IO.Hashing.XxHash3.HashToUInt64(System.Text.Encoding.ASCII.GetBytes(cell)) % (ulong)buckets)), result[i]);
            }

            Assert.Equal(new FeatureSlot("It", 0, 1, FeatureKind.Category, kept.Count + buckets), fitted.Layout[0]);
        }, iter: 40);

    [Fact]
    public void Without_a_place_there_are_no_cells()
    {
        PlaceRow.Batch rows = Rows([(null, 1), (double.NaN, 1)]);
        Assert.Equal([0, 0], Everywhere.FitApply(Fit.Define([new GeoCellSpec(5, 10, 1)], PlaceRow.Schema, "lat", "lon"), rows, 1));
    }

    [Fact]
    public void Cells_of_sensitive_places_are_not_shown()
    {
        FittedSet fitted = Fit.Of(Fit.Define([new GeoCellSpec(5, 10, 1)], PlaceRow.Schema, "lat", "lon"), Rows([(42.605, -5.603)]));
        Assert.Equal("1 values: \"ezs42\"", fitted.Features[0].Stages[0].Describe(masked: false));
        Assert.DoesNotContain("ezs", fitted.Features[0].Stages[0].Describe(masked: true), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1, "Precision is 0, but lies between 1 and 12")]
    [InlineData(13, 1, 1, "Precision is 13, but lies between 1 and 12")]
    [InlineData(1, 0, 1, "Top is 0")]
    [InlineData(1, 1, 0, "OutOfVocabulary is 0")]
    public void Settings_out_of_range_are_refused(int precision, int top, int buckets, string problem) => Assert.Contains(
        problem,
        Assert.Throws<FeatureDefinitionException>(() => Fit.Define([new GeoCellSpec(precision, top, buckets)], PlaceRow.Schema, "lat", "lon")).Message,
        StringComparison.Ordinal);

    private static PlaceRow.Batch Rows(IEnumerable<(double?, double?)> places) => PlaceRow.Of(places.Select(static place => new PlaceRow { Lat = place.Item1, Lon = place.Item2 }));

    private static string? Cell((double?, double?) place, int precision) => place is (>= -90 and <= 90, >= -180 and <= 360)
        ? Plain(place.Item1.Value, place.Item2 >= 180 ? place.Item2.Value - 360 : place.Item2!.Value, precision)
        : null;

    // The textbook's way: halve the longer side again and again.
    private static string Plain(double latitude, double longitude, int precision)
    {
        double south = -90, north = 90, west = -180, east = 180;
        var text = new char[precision];
        bool isEast = true;
        for (int i = 0; i < precision; i++)
        {
            int digit = 0;
            for (int bit = 0; bit < 5; bit++, isEast = !isEast)
            {
                ref double low = ref (isEast ? ref west : ref south), high = ref (isEast ? ref east : ref north);
                double middle = (low + high) / 2;
                bool isUpper = (isEast ? longitude : latitude) >= middle;
                digit = (2 * digit) + (isUpper ? 1 : 0);
                if (isUpper)
                    low = middle;
                else
                    high = middle;
            }

            text[i] = "0123456789bcdefghjkmnpqrstuvwxyz"[digit];
        }

        return new string(text);
    }
}
