namespace Millrace.Data.Tests.Errors;

public sealed class SpellingsTests
{
    [Theory]
    [InlineData("feature_21", "feature_20", false)]
    [InlineData("feature_2", "feature_20", false)]
    [InlineData("feature_a", "feature_2", false)]
    [InlineData("feature21", "feature_21", true)]
    [InlineData("Feature_21", "feature_21", true)]
    [InlineData("featur_21", "feature_21", true)]
    [InlineData("distances", "distance", true)]
    [InlineData("fare", "fares", false)]
    [InlineData("fares", "fare", true)]
    [InlineData("tip", "tap", false)]
    [InlineData("--", "++", false)]
    [InlineData("", "?", false)]
    [InlineData("x", "", false)]
    public void Only_the_same_name_spelt_otherwise_is_found(string name, string other, bool isFound) =>
        Assert.Equal(isFound ? other : null, new Spellings(["something else", other]).Find(name));

    [Fact]
    public void Names_far_apart_are_not_near()
    {
        Assert.Equal(3, NearestName.Distance("kitten", "sitting", 3));
        Assert.Equal(int.MaxValue, NearestName.Distance("kitten", "kit", 2));
        Assert.Equal("the nearest is \"fare\"", NearestName.Describe("fair", ["tip", "fare"]));
        Assert.Equal("it has \"tip\", \"company\"", NearestName.Describe("distance in miles", ["tip", "company"]));
    }
}
