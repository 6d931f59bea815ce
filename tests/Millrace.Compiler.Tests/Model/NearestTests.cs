namespace Millrace.Compiler.Tests.Model;

public sealed class NearestTests
{
    private static readonly string[] s_names = ["Miles", "Fare", "PaymentType", "PickupLatitude", "PickupLongitude", "X"];

    [Theory]
    [InlineData("miles", "Miles")]
    [InlineData("MILES", "Miles")]
    [InlineData("Milse", "Miles")]
    [InlineData("Far", "Fare")]
    [InlineData("Fair", null)]
    [InlineData("Fera", null)]
    [InlineData("Afre", "Fare")]
    [InlineData("PaymentTpye", "PaymentType")]
    [InlineData("PaymentTypes", "PaymentType")]
    [InlineData("PickupLattitude", "PickupLatitude")]
    [InlineData("PickupLongtitude", "PickupLongitude")]
    [InlineData("Latitude", null)]
    [InlineData("Tips", null)]
    [InlineData("x", "X")]
    [InlineData("Y", null)]
    [InlineData("XY", "X")]
    [InlineData("", null)]
    public void A_name_is_proposed_where_few_letters_differ(string written, string? expected) => Assert.Equal(expected, Naming.Nearest(written, s_names));

    [Fact]
    public void Of_several_names_the_nearest_is_proposed() => Assert.Equal("PickupLatitude", Naming.Nearest("PickupLatitud", Enumerable.Reverse(s_names)));
}
