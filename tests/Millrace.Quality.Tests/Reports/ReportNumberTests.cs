using System.Globalization;
using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Reports;

public sealed class ReportNumberTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(2013, "2013")]
    [InlineData(-9999, "-9999")]
    [InlineData(10000, "10,000")]
    [InlineData(1357000000, "1,357,000,000")]
    [InlineData(3.14159265, "3.14159")]
    [InlineData(-87.5515123, "-87.5515")]
    [InlineData(12345.678, "12,345.7")]
    [InlineData(0.00012345678, "0.000123457")]
    [InlineData(0.00001234, "1.234E-5")]
    [InlineData(1e15, "1E+15")]
    [InlineData(-1.7976931348623157e308, "-1.79769E+308")]
    [InlineData(5e-324, "4.94066E-324")]
    public void Numbers_have_six_digits(double value, string expected) => Assert.Equal(expected, ReportNumber.Of(value));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.00001, "< 0.01 %")]
    [InlineData(0.12345, "12.35 %")]
    [InlineData(0.99999, "> 99.99 %")]
    [InlineData(1, "100 %")]
    public void A_share_reads_as_nothing_or_all_only_where_it_is(double share, string expected) => Assert.Equal(expected, ReportNumber.Share(share));

    [Fact]
    public void A_bound_is_rounded_up_so_that_it_holds() =>
        Gen.Double[1e-9, 1].Sample(static share =>
        {
            double shown = double.Parse(ReportNumber.Bound(share)[..^2], CultureInfo.InvariantCulture) / 100;
            return shown >= share * (1 - 1e-9) && shown <= share * 1.11;
        });

    [Theory]
    [InlineData(ColumnType.Date, 734_503, "2012-01-02")]
    [InlineData(ColumnType.DateTime, 634_917_600_300_000_000, "2012-12-22 08:00:30")]
    [InlineData(ColumnType.Time, 36_000_000_000, "01:00:00")]
    [InlineData(ColumnType.Int32, 734_503, "734,503")]
    [InlineData(ColumnType.Date, -1, "-1")]
    [InlineData(ColumnType.DateTime, 1e30, "1E+30")]
    public void Numbers_stand_for_what_their_column_holds(ColumnType type, double number, string expected) => Assert.Equal(expected, TypedNumber.Of(type, number));

    [Theory]
    [InlineData(ColumnType.Date, 2.5, "2.5 days")]
    [InlineData(ColumnType.DateTime, 864_000_000_000 * 3.0, "3 days")]
    [InlineData(ColumnType.DateTime, 36_000_000_000 * 5.0, "5 h")]
    [InlineData(ColumnType.Time, 600_000_000 * 5.0, "5 min")]
    [InlineData(ColumnType.Time, 10_000_000, "1 s")]
    [InlineData(ColumnType.Single, 0.5, "0.5")]
    public void Differences_of_times_are_durations(ColumnType type, double number, string expected) => Assert.Equal(expected, TypedNumber.Difference(type, number));
}
