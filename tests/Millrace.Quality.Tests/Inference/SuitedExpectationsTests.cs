using Millrace.Data;

namespace Millrace.Quality.Tests.Inference;

public sealed class SuitedExpectationsTests
{
    private static readonly Expectation[] s_all =
    [
        new PresenceExpectation(0.5), new EnvironmentExpectation(["a"]), new RangeExpectation(0, 1), new UniqueExpectation(), new OrderExpectation(true, false),
        new BalanceExpectation(0.1, 1), new ReferenceExpectation("Shop", "Code", "code"), new DriftExpectation { LInfinity = 0.1, JensenShannon = 0.2 },
    ];

    [Theory]
    [InlineData(ColumnType.Text, "Presence OnlyIn Unique Decreasing Balance Drift")]
    [InlineData(ColumnType.Double, "Presence OnlyIn InRange Unique Decreasing Drift")]
    [InlineData(ColumnType.Int64, "Presence OnlyIn InRange Unique Decreasing Balance Drift")]
    [InlineData(ColumnType.Boolean, "Presence OnlyIn Balance Drift")]
    [InlineData(ColumnType.Date, "Presence OnlyIn Unique Decreasing Drift")]
    [InlineData(ColumnType.Binary, "Presence OnlyIn Unique")]
    [InlineData(ColumnType.List, "Presence OnlyIn")]
    [InlineData(ColumnType.Int32, "Presence OnlyIn InRange Unique Decreasing Balance References<Shop> Drift")]
    public void What_suits_the_new_type_stays(ColumnType type, string stays)
    {
        var column = new ColumnInfo("x", "X", ColumnType.Int32, true) { Expectations = [.. s_all] };
        Assert.Equal(stays, string.Join(' ', SuitedExpectations.Of(column, type).Select(static each => each.Attribute)));
    }

    [Fact]
    public void Of_limits_those_stay_that_suit_the_new_type()
    {
        var column = new ColumnInfo("x", "X", ColumnType.Int32, true) { Expectations = [new DriftExpectation { LInfinity = 0.1, JensenShannon = 0.2 }] };
        Assert.Equal(new DriftExpectation { JensenShannon = 0.2 }, Assert.Single(SuitedExpectations.Of(column, ColumnType.Double)));
    }
}
