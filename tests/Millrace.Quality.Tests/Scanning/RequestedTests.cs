using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

/// <summary>What is told where it is asked for: weights, the label, slices, exact histograms.</summary>
public sealed class RequestedTests
{
    private static readonly ColumnInfo Number = new("x", "X", ColumnType.Double, true);

    [Fact]
    public void Weights_are_as_many_equal_rows()
    {
        Gen.Select(Gen.Int[-3, 3], Gen.Int[0, 4]).Array[1, 40].Sample(static rows =>
        {
            double[] weights = [.. rows.Select(static row => (double)row.Item2)];
            (int Value, int Weight)[] all = rows;
            double?[] values = [.. all.Select(static row => row.Value == 3 ? (double?)null : row.Value)];
            double?[] repeated = [.. all.SelectMany(static row => Enumerable.Repeat(row.Value == 3 ? (double?)null : row.Value, row.Weight))];
            ColumnStatistics weighted = Profile.Weighted(Scan.Numbers(Number, values), weights), plain = Profile.Column(Scan.Numbers(Number, repeated));
            Assert.Equal((plain.Present, plain.Missing), (weighted.PresentWeight, weighted.MissingWeight));
            Assert.Equal(values.Count(static value => value is not null), weighted.Present);
            Assert.Equal(values.Count(static value => value == 0), weighted.Numbers!.Zeros);
            Assert.Equal(plain.Numbers!.Mean ?? 0, weighted.Numbers.Mean ?? 0, 1e-12);
            Assert.Equal(plain.Numbers.Deviation ?? 0, weighted.Numbers.Deviation ?? 0, 1e-12);
            Assert.Equal(plain.Numbers.Quantiles.AsSpan().ToArray(), weighted.Numbers.Quantiles.AsSpan().ToArray());
            Assert.Equal(plain.Numbers.EqualWidth?.Total ?? 0, weighted.Numbers.EqualWidth?.Total ?? 0, 1e-9);

            string?[] texts = Texts(values), moreTexts = Texts(repeated);
            ColumnInfo text = Number with { Type = ColumnType.Text };
            Assert.Equal(
                Profile.Column(Scan.Texts(text, moreTexts)).Frequent!.Values.ToArray(),
                Profile.Weighted(Scan.Texts(text, texts), weights).Frequent!.Values.ToArray());
        });

        static string?[] Texts(double?[] numbers) => [.. numbers.Select(static value => value is null ? null : $"t{value}")];
    }

    [Fact]
    public void Rows_of_one_text_may_weigh_more_together_than_one_may() =>
        Assert.Equal(2e100, Profile.Weighted(Scan.Texts(Number with { Type = ColumnType.Text }, "a", "a"), 1e100, 1e100).Frequent!.Values[0].Weight);

    [Fact]
    public async Task A_column_gives_rows_their_weights()
    {
        ScanResult found = await Profile.Rows(Dataset.Of(Rides()), Profile.Request(new() { Weight = "hour" }));
        Assert.Equal(("hour", 1 + 2 + 3 + 4), (found.Statistics.WeightColumn, found.Statistics.Weight));
        Assert.Equal(((1 * 10) + (2 * 20) + (3 * 30) + (4 * 40)) / 10.0, found.Statistics.Find("fare")!.Numbers!.Mean);
        Assert.Equal(4, found.Statistics.Find("fare")!.Numbers!.Finite);
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData(-1, "-1")]
    public async Task A_weight_that_is_none_is_refused(int? weight, string told)
    {
        Ride[] rides = [.. Rides(), Ride.Good with { Hour = weight }];
        var error = await Assert.ThrowsAsync<DataException>(() => Profile.Rows(Dataset.Of(rides), Profile.Request(new() { Weight = "hour" })));
        Assert.Equal($"Row 4 has the weight {told} in column \"hour\". Weights lie between 0 and 1E+100: correct or leave out such rows.", error.Message);
    }

    [Fact]
    public async Task Columns_are_held_against_the_label()
    {
        Ride[] rides = [.. Enumerable.Range(0, 4000).Select(static i => Ride.Good with
        {
            Fare = i % 100,
            Hour = 23 - (i % 100 / 5),
            Payment = i % 2 == 0 ? "even" : "odd",
            Shared = i % 2 == 0,
            Latitude = i % 7 == 0 ? null : (i * 7919) % 1009,
        })];
        ScanResult found = await Profile.Rows(Dataset.Of(rides), Profile.Request(new() { Label = "fare" }));
        Assert.Equal("fare", found.Statistics.LabelColumn);
        Assert.Null(found.Statistics.Find("fare")!.Label);

        // The hour falls with the fare, in steps.
        double pearson = Pearson.Of(rides.Select(static ride => ((double)ride.Hour!.Value, (double)ride.Fare, 1.0)))!.Value;
        Assert.Equal(pearson, found.Statistics.Find("hour")!.Label!.Correlation!.Value, 1e-9);
        Assert.InRange(found.Statistics.Find("hour")!.Label!.Correlation!.Value, -1, -0.99);
        Assert.Null(found.Statistics.Find("payment_type")!.Label!.Correlation);

        // Within each bin of ten fares there are as many even ones as odd.
        Assert.Equal(0, found.Statistics.Find("shared")!.Label!.MutualInformation!.Value, 0.01);
        Assert.Equal(Math.Log2(10), found.Statistics.Find("hour")!.Label!.MutualInformation!.Value, 0.2);
        Assert.Contains("plug-in", found.Statistics.Find("hour")!.Label!.Estimator, StringComparison.Ordinal);

        found = await Profile.Rows(Dataset.Of(rides), Profile.Request(new() { Label = "shared" }));
        Assert.Equal(1, found.Statistics.Find("payment_type")!.Label!.MutualInformation!.Value, 1e-9);
    }

    [Fact]
    public async Task Nothing_tells_how_sensitive_columns_go_with_the_label()
    {
        // The label stands out in one row, so that a correlation would be how far the value there lies from the others.
        Ride[] rides = [.. Enumerable.Range(0, 200).Select(static i => Ride.Good with
        {
            Hour = i % 24, Latitude = 41 + (i % 10 / 10.0), Rider = $"r{i}", Shared = i == 100,
        })];
        ScanResult found = await Profile.Rows(Dataset.Of(rides), Profile.Request(new() { Label = "shared", SliceBy = ["payment_type"] }));
        foreach (DatasetStatistics each in (DatasetStatistics[])[found.Statistics, .. found.Statistics.Slices.Select(static slice => slice.Statistics)])
            Assert.Equal((null, null), (each.Find("latitude")!.Label, each.Find("rider")!.Label));
        Assert.NotNull(found.Statistics.Find("hour")!.Label!.MutualInformation);
        Assert.Equal(
            ["How sensitive columns go with the label is not known, because their values could be found from that."], found.Statistics.NotKnown.ToArray());

        found = await Profile.Rows(Dataset.Of(rides), Profile.Request(new() { Label = "latitude" }));
        Assert.All(found.Statistics.Columns, static column => Assert.Null(column.Label));
        Assert.Equal(
            ["How columns go with the label, which is sensitive, is not known, because its values could be found from that."],
            found.Statistics.NotKnown.ToArray());
    }

    [Fact]
    public async Task Weighted_correlations_of_several_stretches_are_what_the_formula_says()
    {
        Ride[] rides = [.. Enumerable.Range(0, Stretch.Rows + 40_000).Select(static i => Ride.Good with
        {
            Fare = i % 97 == 0 ? float.NaN : (i * 7919L % 1003) / 8f,
            Hour = i % 24,
            Day = new DateOnly(2026, 1, 1).AddDays((int)(i * 7919L % 1003 / 3) + (i % 100)),
        })];
        Ride[] told = [.. rides.Where(static ride => float.IsFinite(ride.Fare))];
        foreach (string weight in (string[])["", "hour"])
        {
            ScanResult found = await Profile.Rows(
                Dataset.Of(rides), Profile.Request(new() { Label = "fare", Weight = weight.Length == 0 ? null : weight }) with { Threads = 2 });
            double expected = Pearson.Of(told.Select(ride =>
                ((double)ride.Day.DayNumber, (double)ride.Fare, weight.Length == 0 ? 1 : (double)ride.Hour!.Value)))!.Value;
            Assert.InRange(expected, 0.5, 0.999);
            Assert.Equal(expected, found.Statistics.Find("day")!.Label!.Correlation!.Value, 1e-9);
        }
    }

    [Fact]
    public void Mutual_information_is_what_its_formula_says()
    {
        Gen.Double[0, 5].Array[6].Sample(static cells =>
        {
            var table = new double[2, 3];
            for (int i = 0; i < cells.Length; i++)
                table[i / 3, i % 3] = cells[i] < 1 ? 0 : cells[i];
            double total = table.Cast<double>().Sum();
            double Entropy(IEnumerable<double> weights) => -weights.Where(static weight => weight > 0).Sum(weight => weight / total * Math.Log2(weight / total));
            double? expected = total == 0 ? null
                : Entropy([table[0, 0] + table[0, 1] + table[0, 2], table[1, 0] + table[1, 1] + table[1, 2]])
                + Entropy(Enumerable.Range(0, 3).Select(k => table[0, k] + table[1, k])) - Entropy(table.Cast<double>());
            double? found = LabelCollector.MutualInformation([.. table.Cast<double>()], 3);
            Assert.Equal(expected is null, found is null);
            Assert.Equal(expected ?? 0, found ?? 0, 1e-9);
        });
    }

    [Fact]
    public async Task Rows_are_looked_at_apart()
    {
        Ride[] rides = [.. Enumerable.Range(0, 100).Select(static i => Ride.Good with
        {
            Fare = i, Payment = i % 10 < 5 ? "Cash" : i % 10 < 8 ? "Card" : i % 10 == 8 ? null : $"p{i}",
        })];
        StatisticsOptions options = new() { SliceBy = ["payment_type", "shared"], MostSlices = 2 };
        ScanResult found = await Profile.Rows(Dataset.Of(rides), Profile.Request(options));
        Assert.Equal(
            [
                ("payment_type", "Cash", 50, false), ("payment_type", "Card", 30, false), ("payment_type", null, 10, false), ("payment_type", "other", 10, true),
                ("shared", "false", 100, false),
            ],
            found.Statistics.Slices.Select(static slice => (slice.Column, slice.Value, (int)slice.Statistics.Rows, slice.IsOthers)));
        DatasetStatistics card = found.Statistics.Slices.Single(static slice => slice.Value == "Card").Statistics;
        Assert.Equal(rides.Where(static ride => ride.Payment == "Card").Average(static ride => ride.Fare), card.Find("fare")!.Numbers!.Mean!.Value, 1e-9);

        // They are stored and merged with the rest.
        CollectedStatistics read = CollectedStatistics.FromBytes(found.Collected.ToBytes(), Profile.Columns<Ride>());
        read.Merge(found.Collected);
        Assert.Equal(60, read.Summary(options).Slices.Single(static slice => slice.Value == "Card").Statistics.Rows);
    }

    [Fact]
    public async Task Histograms_are_counted_exactly()
    {
        Ride[] rides = [.. Enumerable.Range(0, 50_000).Select(static i => Ride.Good with { Fare = (i * 7919) % 50_021 % 1000, Hour = i % 3 == 0 ? null : i % 24 })];
        ScanResult found = await Profile.Rows(Dataset.Of(rides), Profile.Request(new() { ExactHistograms = true, Buckets = 7 }));
        NumberStatistics fare = found.Statistics.Find("fare")!.Numbers!;
        Assert.True(fare.IsEqualWidthExact);
        foreach (HistogramBucket bucket in fare.EqualWidth!.Buckets)
        {
            int inside = rides.Count(ride => ride.Fare >= bucket.Low && (ride.Fare < bucket.High || (ride.Fare == bucket.High && bucket.High == fare.Maximum)));
            Assert.Equal(inside, bucket.Weight);
        }

        Assert.Equal(rides.Count(static ride => ride.Hour is not null), found.Statistics.Find("hour")!.Numbers!.EqualWidth!.Total);
        Assert.False(found.Statistics.Find("latitude")!.Numbers!.IsEqualWidthExact);
        Assert.Null(found.Statistics.Find("latitude")!.Numbers!.EqualWidth);
    }

    [Fact]
    public async Task Options_that_cannot_be_met_are_refused()
    {
        await Refuses(
            new() { Weight = "payment_type" },
            "Column \"payment_type\" of Ride cannot give rows their weights: it holds Text, and weights are numbers.");
        await Refuses(
            new() { Weight = "fares" },
            "Statistics are asked for with the weights of column \"fares\", and Ride has no such column; the nearest is \"fare\".");
        await Refuses(
            new() { Label = "hours" },
            "Statistics are asked for with the label of column \"hours\", and Ride has no such column; the nearest is \"hour\".");
        await Refuses(new() { SliceBy = ["rider"] }, "Column \"rider\" of Ride is sensitive, and slices would show its values. Slice by another column.");
        await Refuses(
            new() { SliceBy = ["fare"] },
            "Rows of Ride cannot be looked at apart by column \"fare\": it holds Single. "
            + "Slice by texts, booleans, whole numbers, enumerations, dates or identifiers.");
        await Refuses(
            new() { SliceBy = ["hour", "shared", "hour"] },
            "Statistics are asked for with the slices of column \"hour\" of Ride twice. Name each column once.");
        await Refuses(
            new() { Weight = "latitude" },
            "Column \"latitude\" of Ride is sensitive, and sums of weights would tell of its values. Weigh by another column.");
        await Refuses(new() { TopValues = 0 }, "Statistics are asked for with TopValues = 0. It lies between 1 and 1000.");
        await Refuses(new() { Quantiles = [0.5, 0.5] }, "Statistics are asked for with the quantile 0.5. Name ascending shares from 0 to 1.");

        static async Task Refuses(StatisticsOptions options, string message)
        {
            var error = await Assert.ThrowsAsync<DataException>(() => Profile.Rows(Dataset.Of(Ride.Good), Profile.Request(options)));
            Assert.Equal(message, error.Message);
        }
    }

    [Fact]
    public async Task Long_texts_have_slices()
    {
        Ride[] rides = [.. Enumerable.Range(0, 10).Select(static i => Ride.Good with { Payment = i < 6 ? new string('z', 1000) : $"p{i}" })];
        ScanResult found = await Profile.Rows(Dataset.Of(rides), Profile.Request(new() { SliceBy = ["payment_type"], MostSlices = 1 }));
        Assert.Equal(
            [($"{new string('z', 256)}…", 6L), ("other", 4L)], found.Statistics.Slices.Select(static slice => (slice.Value!, slice.Statistics.Rows)).ToArray());
    }

    [Fact]
    public async Task Mutual_information_does_not_depend_on_how_many_slices_are_asked_for()
    {
        Ride[] rides = [.. Enumerable.Range(0, 3000).Select(static i => Ride.Good with { Fare = i % 100, Payment = $"p{i % 150}" })];
        StatisticsOptions few = new() { Label = "fare", MostSlices = 1 };
        double?[] found = new double?[2];
        for (int i = 0; i < found.Length; i++)
        {
            ScanResult result = await Profile.Rows(Dataset.Of(rides), Profile.Request(few with { MostSlices = i == 0 ? 1 : 1000 }));
            found[i] = result.Statistics.Find("payment_type")!.Label!.MutualInformation;
        }

        Assert.NotNull(found[0]);
        Assert.Equal(found[0], found[1]);
    }

    [Fact]
    public async Task What_is_asked_for_is_put_together_of_several_stretches()
    {
        Ride[] rides = [.. Enumerable.Range(0, Stretch.Rows + 40_000).Select(static i => Ride.Good with
        {
            Fare = i * 7919L % 1000, Hour = i % 24, Payment = i % 5 == 0 ? null : $"p{i % 7}", Shared = i % 3 == 0,
        })];
        double[] buckets = new double[10];
        double[,] table = new double[7, 2];
        foreach (Ride ride in rides)
        {
            buckets[Math.Min((int)(ride.Fare / 99.9), 9)] += ride.Hour!.Value;
            if (ride.Payment is { } payment)
                table[payment[1] - '0', ride.Shared ? 1 : 0] += ride.Hour.Value;
        }

        (string? Value, long Rows, double Weight)[] slices =
        [
            .. rides.GroupBy(static ride => ride.Payment)
                .Select(static group => (Value: group.Key, Rows: group.LongCount(), Weight: group.Sum(static ride => (double)ride.Hour!.Value)))
                .OrderBy(static group => group.Value, StringComparer.Ordinal),
        ];
        StatisticsOptions options = new() { ExactHistograms = true, Label = "shared", SliceBy = ["payment_type"], Weight = "hour" };
        byte[]? first = null;
        foreach (int threads in (int[])[1, 3])
        {
            ScanResult found = await Profile.Rows(Dataset.Of(rides), Profile.Request(options) with { Threads = threads });
            Assert.Equal(buckets, found.Statistics.Find("fare")!.Numbers!.EqualWidth!.Buckets.Select(static bucket => bucket.Weight));
            Assert.Equal(
                LabelCollector.MutualInformation([.. table.Cast<double>()], 2)!.Value, found.Statistics.Find("payment_type")!.Label!.MutualInformation!.Value, 1e-9);
            Assert.Equal(
                slices,
                found.Statistics.Slices.Select(static slice => (slice.Value, slice.Statistics.Rows, slice.Statistics.Weight))
                    .OrderBy(static slice => slice.Value, StringComparer.Ordinal));
            first ??= found.Collected.ToBytes();
            Assert.Equal(first, found.Collected.ToBytes());
        }
    }

    [Fact]
    public async Task Options_without_a_list_ask_for_nothing()
    {
        ScanResult found = await Profile.Rows(Dataset.Of(Ride.Good), Profile.Request(new() { SliceBy = default, Quantiles = default }));
        Assert.Equal((0, 0), (found.Statistics.Slices.Length, found.Statistics.Find("fare")!.Numbers!.Quantiles.Length));
    }

    private static Ride[] Rides() => [.. Enumerable.Range(1, 4).Select(static i => Ride.Good with { Fare = 10 * i, Hour = i })];
}
