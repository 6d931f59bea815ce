using CsCheck;
using Millrace.Features.Tests.Every;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Stages;

public sealed class MinimumCountTests
{
    [Fact]
    public void Values_that_are_rarer_are_not_kept()
    {
        Gen.Select(CategoryRow.Any.Array[1, 60], Gen.Int[1, 10]).Sample(static (rows, minimum) =>
        {
            List<string> kept =
            [
                .. rows.Select(static row => row.A).OfType<string>().CountBy(static text => text).Where(pair => pair.Value >= minimum)
                    .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Key),
            ];
            CategoryRow.Batch batch = CategoryRow.Of(rows);
            float[] ids = [.. rows.Select(row => (float)(row.A is { } text && kept.IndexOf(text) is >= 0 and var id ? id : kept.Count))];
            Assert.Equal(ids, Fit.One(new VocabularySpec(100, 1, minimum), batch, "a").Apply(batch));
            FittedSet hot = Fit.One(new OneHotSpec(100, Missing.Default, minimum), batch, "a");
            Assert.Equal(kept.Count + 1, hot.Layout.Width);
            Assert.Equal(ids, hot.Apply(batch).Chunk(kept.Count + 1).Select(static row => (float)Array.IndexOf(row, 1)));
        });
    }

    [Fact]
    public void Another_minimum_is_another_definition()
    {
        byte[] bytes = FittedFile.Write(Fit.One(new VocabularySpec(5, 1, 2), TextRow.Of(["a", "a", "b"])));
        Assert.Contains("\"minimumCount\": 2", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Throws<FeatureMismatchException>(() => FittedFile.Read(bytes, "features.json", Fit.Define(new VocabularySpec(5, 1), TextRow.Schema, "value")));
    }

    [Fact]
    public void A_minimum_below_one_is_refused() => Assert.Equal(
        "Feature \"It\" (vocabulary) over column \"value\" (Text): MinimumCount is 0, but lies between 1 and 1000000000.",
        Assert.Throws<FeatureDefinitionException>(static () => Fit.Define(new VocabularySpec(5, 1, 0), TextRow.Schema, "value")).Message);

    [Fact]
    public void Elements_and_cells_may_have_a_minimum()
    {
        ListRow.Batch lists = ListRow.Of([new ListRow { Words = ["a", "b", "a"] }, new ListRow { Words = ["b", "c"] }]);
        FittedSet fitted = Fit.One(new MultiHotSpec(9, false, MinimumCount: 2), lists, "words");
        Assert.Equal((3, 1L), (fitted.Layout.Width, fitted.UnseenOf(0).Columns[0]));
        PlaceRow.Batch places = PlaceRow.Of([new() { Lat = 1, Lon = 1 }, new() { Lat = 1, Lon = 1 }, new() { Lat = 80, Lon = 1 }]);
        fitted = Fit.Of(Fit.Define([new GeoCellSpec(3, 9, 1, MinimumCount: 2)], PlaceRow.Schema, "lat", "lon"), places);
        Assert.Equal([0, 0, 1], fitted.Apply(places));
        Assert.Contains("\"minimumCount\": 2", System.Text.Encoding.UTF8.GetString(FittedFile.Write(fitted)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_minimum_of_elements_or_cells_below_one_is_refused()
    {
        Assert.Contains(
            "MinimumCount is 0, but lies between 1 and 1000000000",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define(new MultiHotSpec(9, false, 0), ListRow.Schema, "words")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "MinimumCount is 0, but lies between 1 and 1000000000",
            Assert.Throws<FeatureDefinitionException>(static () => Fit.Define([new GeoCellSpec(3, 9, 1, 0)], PlaceRow.Schema, "lat", "lon")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_attribute_sets_it()
    {
        Assert.Equal(new MultiHotSpec(3, false, 2), Of("All"));
        Assert.Equal(new GeoCellSpec(2, 4, 2, 2), Of("Cell"));
        static FeatureSpec Of(string feature) => EveryFeatures.FeatureSet.Features.Single(each => each.Name == feature).Stages[0];
    }
}
