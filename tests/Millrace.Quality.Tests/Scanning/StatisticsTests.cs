using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

public sealed class StatisticsTests
{
    private static readonly ColumnInfo Number = new("x", "X", ColumnType.Double, true);
    private static readonly ColumnInfo Text = new("t", "T", ColumnType.Text, true);

    [Fact]
    public void Numbers_are_described_as_a_plain_loop_describes_them()
    {
        Gen<double?> any = Gen.Frequency((8, Gen.Double[-1e3, 1e3].Select(static value => (double?)value)), (1, Gen.Const((double?)null)), (1, Gen.Int[0, 3].Select(static i => (double?)new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0 }[i])));
        any.Array[0, 200].Sample(static values =>
        {
            ColumnReport report = Scan.Column(Scan.Numbers(Number, values));
            double[] present = [.. values.OfType<double>()];
            double[] ordered = [.. present.Where(static value => !double.IsNaN(value))];
            double[] finite = [.. present.Where(double.IsFinite)];
            Assert.Equal((present.Length, values.Length - present.Length), (report.Present, report.Missing));
            Assert.Equal((present.Count(double.IsNaN), present.Count(double.IsInfinity)), (report.NotANumber, report.Infinite));
            Assert.Equal(ordered.Length == 0 ? null : ValueFormats.Double.Format(ordered.Min()), report.Minimum);
            Assert.Equal(ordered.Length == 0 ? null : ValueFormats.Double.Format(ordered.Max()), report.Maximum);
            Assert.Equal(present.Distinct().Count(), report.Distinct);
            Assert.Equal(finite.Length == 0, report.Mean is null);
            if (finite.Length > 0)
                Assert.Equal(finite.Average(), report.Mean!.Value, 1e-9);
        });
    }

    [Fact]
    public void How_rows_are_cut_into_batches_changes_nothing()
    {
        Gen<Ride> ride = Gen.Select(Gen.Single[-10, 2000], Gen.Int[0, 30], Gen.Int[0, 3], static (fare, hour, payment) => Ride.Good with
        {
            Fare = fare, Hour = hour == 30 ? null : hour, Payment = new[] { "Cash", "Credit Card", "Dispute", null }[payment],
        });
        Gen.Select(ride.Array[1, 100], Gen.Int[0, 100]).Sample(static (rows, cut) =>
        {
            int place = Math.Min(cut, rows.Length);
            byte[] whole = DataReportFile.Write(Scan.Report(rows));
            Assert.Equal(whole, DataReportFile.Write(Scan.Report(Ride.Schema, Scan.Batches(Ride.Schema, Ride.Of(rows[..place]), Ride.Of(rows[place..])))));
        });
    }

    [Fact]
    public void Texts_are_ordered_ordinally()
    {
        ColumnReport report = Scan.Column(Scan.Texts(Text, "b", "ä", "B", null, "b"));
        Assert.Equal(("B", "ä", 3, 4, 1), (report.Minimum, report.Maximum, report.Distinct, report.Present, report.Missing));
        Assert.Null(report.Mean);

        // By the numbers of their characters, not of the halves of surrogate pairs.
        report = Scan.Column(Scan.Texts(Text, "\uFFFD", "🎉", "漢"));
        Assert.Equal(("漢", "🎉"), (report.Minimum, report.Maximum));
    }

    [Fact]
    public void Dates_and_booleans_have_extremes()
    {
        ScannedData report = Scan.Rides(Ride.Good, Ride.Good with { Day = new DateOnly(2020, 2, 29), Shared = true });
        Assert.Equal(("2020-02-29", "2026-01-31"), (report.Columns[5].Minimum, report.Columns[5].Maximum));
        Assert.Equal(("false", "true", 2), (report.Columns[6].Minimum, report.Columns[6].Maximum, report.Columns[6].Distinct));
    }

    [Fact]
    public void Bytes_and_lists_are_counted()
    {
        var bytes = new BinaryColumn(Text with { Type = ColumnType.Binary }, 0);
        ColumnInfo info = Text with { Type = ColumnType.List, Item = Number };
        var lists = new ListColumn<ValueColumn<double>>(info, Scan.Numbers(Number), 0);
        for (int i = 0; i < 30; i++)
        {
            bytes.Append(i % 5 == 0 ? null : [1, (byte)(i % 5)]);
            lists.Append(i % 5 == 0 ? null : new double?[] { i % 5, null });
        }

        lists.Append([]);
        ColumnReport binary = Scan.Column(bytes);
        Assert.Equal((24, 6, 4, null), (binary.Present, binary.Missing, binary.Distinct, binary.ItemType));
        ColumnReport list = Scan.Column(lists);
        Assert.Equal((25, 6, 5, ColumnType.Double), (list.Present, list.Missing, list.Distinct, list.ItemType));
        Assert.Equal((null, null, null), (list.Minimum, list.Maximum, list.Mean));
    }

    [Fact]
    public void Lists_differ_where_their_elements_do()
    {
        ColumnInfo info = Text with { Type = ColumnType.List, Item = Text };
        var texts = new ListColumn<TextColumn>(info, new TextColumn(info.Item, 0), 0);
        string?[]?[] some = [["a", "b"], ["ab"], ["a"], ["b"], [], [null], [""], ["a", null], [null, "a"], ["a", "b"], null, [null]];
        foreach (string?[]? list in some)
            texts.Append(list);
        ColumnReport report = Scan.Column(texts);
        Assert.Equal((11, 1, 9), (report.Present, report.Missing, report.Distinct));

        // Whether another list of the batch lacks an element changes nothing.
        Assert.Equal(2, Lists([[1, 2], [0, null]], [[1, 2]]).Distinct);
        Assert.Equal(4, Lists([[0], [null], [0, 0], [0, null]], [[0]]).Distinct);
    }

    [Fact]
    public void Lists_of_lists_are_not_scanned()
    {
        ColumnInfo inner = Text with { Type = ColumnType.List, Item = Number };
        var column = new ListColumn<ListColumn>(inner with { Item = inner }, new ListColumn<ValueColumn<double>>(inner, Scan.Numbers(Number), 0), 0);
        var error = Assert.Throws<MillraceException>(() => Scan.Column(column));
        Assert.Equal("Column \"t\" holds lists of lists, which are not scanned. Keep the inner ones as texts.", error.Message);
    }

    [Fact]
    public void Entries_are_scanned_without_a_string_for_each()
    {
        const int Count = 20_000;
        TextColumn texts = Scan.Texts(Text with { Expectations = [new DomainExpectation(["a"])] });
        var bytes = new BinaryColumn(Text with { Type = ColumnType.Binary }, 0);
        for (int i = 0; i < Count; i++)
        {
            Assert.True(texts.TryAppendUtf8(Encoding.UTF8.GetBytes($"text {i % 100}")));
            bytes.Append(BitConverter.GetBytes(i));
        }

        foreach (Column column in new Column[] { texts, bytes })
        {
            ColumnScan scan = ColumnScanFactory.Create(column, Scan.NoFolder);
            scan.Add(column, 0);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10; i++)
                scan.Add(column, i);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(2000)]
    public void Long_texts_are_looked_for_in_a_domain(int length)
    {
        ColumnInfo info = Text with { Expectations = [new DomainExpectation([new string('ü', length)])] };
        Assert.Equal(1, Assert.Single(Scan.Column(Scan.Texts(info, new string('ü', length), new string('ü', length - 1))).Expectations).Broken);
    }

    [Fact]
    public void Counting_distinct_values_ends_at_its_bound()
    {
        ColumnReport exact = Scan.Column(Scan.Numbers(Number, Enumerable.Range(0, ColumnScan.MaximumDistinct).Select(static i => (double?)i)));
        ColumnReport bounded = Scan.Column(Scan.Numbers(Number, Enumerable.Range(0, 30_000).Select(static i => (double?)i)));
        ColumnReport texts = Scan.Column(Scan.Texts(Text, Enumerable.Range(0, 30_000).Select(static i => $"{i}")));
        Assert.Equal((10_000, true), (exact.Distinct, exact.IsDistinctExact));
        Assert.Equal((10_000, false), (bounded.Distinct, bounded.IsDistinctExact));
        Assert.Equal((10_000, false), (texts.Distinct, texts.IsDistinctExact));
        ColumnReport lists = Lists([.. Enumerable.Range(0, 30_000).Select(static i => (double?[])[i])]);
        Assert.Equal((30_000, 10_000, false), (lists.Present, lists.Distinct, lists.IsDistinctExact));
    }

    [Fact]
    public void A_sum_beyond_a_double_has_no_mean() =>
        Assert.Null(Scan.Column(Scan.Numbers(Number, double.MaxValue, double.MaxValue)).Mean);

    [Fact]
    public void Small_numbers_beside_large_ones_are_not_lost() =>
        Assert.Equal(0.5, Scan.Column(Scan.Numbers(Number, 1e100, 1, 1, -1e100)).Mean);

    [Fact]
    public void A_column_without_values_has_counts_only()
    {
        ColumnReport report = Scan.Column(Scan.Numbers(Number, null, null));
        Assert.Equal(new ColumnReport("x", ColumnType.Double) { Missing = 2 }, report with { Expectations = [] });
    }

    private static ColumnReport Lists(params double?[][][] batches)
    {
        ColumnInfo info = Text with { Type = ColumnType.List, Item = Number };
        ColumnScan? scan = null;
        foreach (double?[][] batch in batches)
        {
            var column = new ListColumn<ValueColumn<double>>(info, Scan.Numbers(Number), 0);
            foreach (double?[] list in batch)
                column.Append(list);
            scan ??= ColumnScanFactory.Create(column, Scan.NoFolder);
            scan.Add(column, 0);
        }

        return scan!.Report();
    }
}
