using System.Text;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

public sealed class EdgeTests
{
    private static readonly ColumnInfo Number = new("x", "X", ColumnType.Double, true);

    [Fact]
    public async Task A_dataset_without_rows_has_statistics()
    {
        ScanResult found = await Profile.Rows(Dataset.Of<Ride>(), Profile.Request(Everything()) with { WithExpectations = true });
        Assert.Equal((0, 7), (found.Statistics.Rows, found.Statistics.Columns.Length));
        Assert.All(
            found.Statistics.Columns,
            static column => Assert.Equal((0, 0, DistinctCount.None, null), (column.Present, column.Missing, column.Distinct, column.Minimum)));
        Assert.Equal(("shared", 0), (found.Statistics.LabelColumn, found.Statistics.Slices.Length));
        Assert.All(found.Statistics.Columns, static column => Assert.Equal(column.IsSensitive || column.Name == "shared", column.Label is null));
        Assert.Equal((null, null), (found.Statistics.Columns[0].Label!.Correlation, found.Statistics.Columns[0].Label!.MutualInformation));
        Assert.Contains("plug-in", found.Statistics.Columns[0].Label!.Estimator, StringComparison.Ordinal);
        Assert.True(found.Holds);
        Finite.Check(found.Statistics);
    }

    [Fact]
    public async Task One_row_has_statistics()
    {
        ScanResult found = await Profile.Rows(Dataset.Of(Ride.Good), Profile.Request(Everything()));
        ColumnStatistics fare = found.Statistics.Columns[0];
        Assert.Equal((1, 10, 0, "10"), (fare.Numbers!.Finite, fare.Numbers.Mean, fare.Numbers.Deviation, fare.Minimum));
        Assert.Equal(10, fare.Numbers.QuantileAt(0.5));
        Assert.True(Assert.Single(fare.Numbers.EqualWidth!.Buckets).IsPoint);
        Assert.Equal((null, 0), (found.Statistics.Columns[0].Label!.Correlation, found.Statistics.Columns[0].Label!.MutualInformation));
        Assert.Equal(("2026-01-31", "false"), (found.Statistics.Find("day")!.Maximum, found.Statistics.Find("shared")!.Minimum));
        Finite.Check(found.Statistics);
    }

    [Theory]
    [InlineData]
    [InlineData(null, null, null)]
    [InlineData(7.0, 7.0, 7.0, null)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, double.NaN, null)]
    [InlineData(double.MaxValue, double.MinValue, double.MaxValue, double.Epsilon)]
    [InlineData(double.MaxValue, double.MaxValue)]
    [InlineData(-0.0, 0.0)]
    public void Odd_numbers_leave_nothing_that_is_NaN_or_infinite(params object?[] values)
    {
        ColumnStatistics found = Profile.Column(Scan.Numbers(Number, values.Select(static value => (double?)value)));
        Assert.Equal(values.Length, found.Present + found.Missing);
        Finite.Check(new DatasetStatistics("S", values.Length, [found]));
    }

    [Fact]
    public void Equal_numbers_have_no_deviation()
    {
        NumberStatistics found = Profile.Column(Scan.Numbers(Number, Enumerable.Repeat((double?)0.1, 5000))).Numbers!;
        Assert.Equal((0.1, 0, 0.1, 0.1), (found.Mean, found.Deviation, found.Minimum, found.Maximum));
        Assert.Equal(5000, Assert.Single(found.EqualWidth!.Buckets).Weight);
    }

    [Fact]
    public async Task A_thousand_columns_have_statistics()
    {
        var schema = new SchemaInfo("Wide", [.. Enumerable.Range(0, 1000).Select(static i => new ColumnInfo($"c{i}", $"C{i}", (i % 3) switch
        {
            0 => ColumnType.Double, 1 => ColumnType.Int32, _ => ColumnType.Text,
        }, true))]);
        ScanResult found = await StatisticsScan.RunAsync(() => new LooseBatch(schema), () => Batches(schema), Profile.Request());
        Assert.Equal((2000, 1000), (found.Statistics.Rows, found.Statistics.Columns.Length));
        Assert.All(found.Statistics.Columns, static column => Assert.Equal((1000, 1000, 10), (column.Present, column.Missing, column.Distinct.Count)));
        Finite.Check(found.Statistics);

        static async IAsyncEnumerable<Batch> Batches(SchemaInfo schema)
        {
            await Task.CompletedTask;
            using var batch = new LooseBatch(schema);
            for (int half = 0; half < 2; half++)
            {
                batch.Clear();
                for (int row = 0; row < 1000; row++)
                {
                    foreach (Column column in batch.Columns)
                    {
                        if ((row & 1) == 0)
                            column.AppendMissing();
                        else
                            Assert.True(column.TryAppendUtf8(Encoding.UTF8.GetBytes($"{row / 2 % 10}")));
                    }
                }

                yield return batch;
            }
        }
    }

    [Fact]
    public void Numbers_of_every_type_are_described()
    {
        Int128 large = Int128.MaxValue - 1;
        Check(ValueFormats.SByte, ColumnType.SByte, (sbyte)-5, (sbyte)3, "-5", "3");
        Check(ValueFormats.UInt64, ColumnType.UInt64, 1UL, ulong.MaxValue, "1", "18446744073709551615");
        Check(ValueFormats.Int64, ColumnType.Int64, long.MinValue, long.MaxValue, "-9223372036854775808", "9223372036854775807");
        Check(ValueFormats.Int128, ColumnType.Int128, -large, large, $"-{large}", $"{large}");
        Check(ValueFormats.Decimal, ColumnType.Decimal, 1.50m, 2.25m, "1.50", "2.25");
        Check(ValueFormats.Half, ColumnType.Half, (Half)0.5, (Half)2, "0.5", "2");
        Check(ValueFormats.Single, ColumnType.Single, 0.1f, 0.3f, "0.1", "0.3");
        Check(ValueFormats.Date, ColumnType.Date, new DateOnly(1, 1, 1), new DateOnly(9999, 12, 31), "0001-01-01", "9999-12-31");
        Check(ValueFormats.Time, ColumnType.Time, new TimeOnly(0), new TimeOnly(23, 59), "00:00:00", "23:59:00");
        Check(ValueFormats.DateTime, ColumnType.DateTime, DateTime.UnixEpoch, DateTime.UnixEpoch.AddTicks(10), "1970-01-01T00:00:00", "1970-01-01T00:00:00.000001");

        static void Check<T>(ValueFormat<T> format, ColumnType type, T least, T most, string minimum, string maximum)
            where T : struct
        {
            var column = new ValueColumn<T>(Number with { Type = type }, 0, format);
            column.Append(most);
            column.AppendMissing();
            column.Append(least);
            column.Append(least);
            ColumnStatistics found = Profile.Column(column);
            Assert.Equal((3, 1, 2, minimum, maximum), (found.Present, found.Missing, found.Distinct.Count, found.Minimum, found.Maximum));
            Assert.Equal(3, found.Numbers!.Finite);
            bool hasFrequent = type.IsWholeNumber() || type == ColumnType.Date;
            Assert.Equal(hasFrequent ? (minimum, 2) : (null, 0), (found.Frequent?.Values[0].Value, found.Frequent?.Values[0].Weight ?? 0));
            Finite.Check(new DatasetStatistics("S", 4, [found]));
        }
    }

    [Fact]
    public void Numbers_at_the_end_of_their_type_are_counted()
    {
        var signed = new ValueColumn<long>(Number with { Type = ColumnType.Int64 }, 0, ValueFormats.Int64);
        signed.Append(long.MaxValue);
        Assert.Equal("9223372036854775807", Assert.Single(Profile.Column(signed).Frequent!.Values).Value);
        var unsigned = new ValueColumn<ulong>(Number with { Type = ColumnType.UInt64 }, 0, ValueFormats.UInt64);
        unsigned.Append(ulong.MaxValue);
        unsigned.Append(ulong.MaxValue - 1);
        ColumnStatistics found = Profile.Column(unsigned);
        Assert.Equal((2, "18446744073709551614", "18446744073709551615"), (found.Distinct.Count, found.Minimum, found.Maximum));
    }

    [Fact]
    public void Identifiers_and_booleans_are_no_numbers()
    {
        var ids = new ValueColumn<Guid>(Number with { Type = ColumnType.Guid }, 0, ValueFormats.Guid);
        Guid id = new("01234567-89ab-cdef-0123-456789abcdef");
        ids.Append(id);
        ids.Append(Guid.Empty);
        ids.Append(id);
        ColumnStatistics found = Profile.Column(ids);
        Assert.Equal((2, null, "00000000-0000-0000-0000-000000000000"), (found.Distinct.Count, found.Numbers, found.Minimum));
        Assert.Equal(new RankedValue("01234567-89ab-cdef-0123-456789abcdef", 2, 1), found.Frequent!.Values[0]);

        var booleans = new ValueColumn<bool>(Number with { Type = ColumnType.Boolean }, 0, ValueFormats.Boolean);
        foreach (bool value in (bool[])[true, false, true])
            booleans.Append(value);
        found = Profile.Column(booleans);
        Assert.Equal((2, null, "false", "true"), (found.Distinct.Count, found.Numbers, found.Minimum, found.Maximum));
        Assert.Equal([new("true", 2, 1), new("false", 1, 2)], found.Frequent!.Values.ToArray());
    }

    private static StatisticsOptions Everything() => new() { ExactHistograms = true, Label = "shared", SliceBy = ["payment_type"] };
}
