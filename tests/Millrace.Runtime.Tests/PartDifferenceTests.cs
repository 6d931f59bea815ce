using System.Collections.Immutable;

namespace Millrace.Runtime.Tests;

public sealed class PartDifferenceTests
{
    [Theory]
    [InlineData("rides: a=1 rides: b=1", "rides: a=2 rides: b=1", "input rides: a changed")]
    [InlineData("rides: a=1", "rides: a=2", "input rides: a changed")]
    [InlineData("rides: a=1 rides: b=1", "rides: a=2 rides: b=2", "input rides changed")]
    [InlineData("rides: a=1 rides: b=1", "rides: a=1 rides: c=1", "input rides: c is new, b is gone")]
    [InlineData(
        "rides: a=1 rides: b=1 rides: c=1 rides: d=1 rides: e=1",
        "rides: a=2 rides: b=2 rides: c=2 rides: d=2 rides: e=1",
        "input rides: a changed, b changed, c changed and 1 more")]
    [InlineData("rides=1", "rides: a=1", "input rides changed")]
    [InlineData("rides: a=1", "rides=1", "input rides changed")]
    [InlineData("", "rides: a=1 rides: b=1", "input rides is new")]
    [InlineData("rides: a=1 rides: b=1", "", "input rides is gone")]
    [InlineData("rides[0]: a=1 rides[0]: b=1", "rides[0]: a=2 rides[0]: b=1", "input rides: a changed")]
    [InlineData("rides[0]: a=1", "rides[0]: a=1 rides[1]: a=1", "input rides changed")]
    [InlineData("rides: a[0]=1 rides: b=1", "rides: a[0]=2 rides: b=1", "input rides: a[0] changed")]
    [InlineData("rides: a=1 other=1", "rides: a=1 other=2", "input other changed")]
    public void Reasons_name_what_a_step_sees(string before, string now, string reason) =>
        Assert.Equal(reason, KeyDifference.Describe(Parts(before), Parts(now), static _ => []));

    private static ImmutableArray<KeyPart> Parts(string text) =>
    [
        .. text.Replace(": ", ":", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static each => each.Split('='))
            .Select(static pair => new KeyPart(KeyPartKind.Input, pair[0].Replace(":", ": ", StringComparison.Ordinal), pair[1])),
    ];
}
