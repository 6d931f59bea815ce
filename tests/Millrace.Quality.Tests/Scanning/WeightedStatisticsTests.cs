using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

/// <summary>What rows with weights make of lengths, of what texts look like, and of what is counted of numbers.</summary>
public sealed class WeightedStatisticsTests
{
    private const byte Version = 1;

    private static readonly ColumnInfo Text = new("t", "T", ColumnType.Text, true);
    private static readonly ColumnInfo Number = new("element", "L", ColumnType.Double, true);
    private static readonly StatisticsOptions Options = StatisticsOptions.Default with { Weight = "weight" };

    private static readonly Gen<double> Weight = Gen.Int[0, 9].Select(static weight => weight / 4.0);

    private static ReadOnlySpan<byte> Tag => "Test"u8;

    [Fact]
    public void Texts_weigh_what_a_plain_loop_says()
    {
        string[] some = ["a", "Z", "漢", "🎉", "7", "٣", " ", "\u00A0", ".", "\u0001", "\u0301", "½"];
        Gen<string> character = Gen.Int[0, some.Length - 1].Select(i => some[i]);
        Gen<string?> text = Gen.Frequency((9, character.Array[0, 5].Select(static parts => (string?)string.Concat(parts))), (1, Gen.Const((string?)null)));
        Gen.Select(Gen.Select(text, Weight).Array[0, 50], Gen.Int[0, 50]).Sample(static (rows, cut) =>
        {
            TextStatistics found = InParts(rows, cut, static some => Scan.Texts(Text, some)).Texts!;
            (string Text, double Weight)[] present = [.. rows.Where(static row => row.Item1 is not null).Select(static row => (row.Item1!, row.Item2))];
            CheckLengths(present.Select(static row => (row.Text.EnumerateRunes().Count(), row.Weight)), found.Lengths);
            TextWeights weights = found.Weights!;
            Near(present.Where(static row => row.Text.Length == 0).Sum(static row => row.Weight), weights.Empty);
            Near(present.Where(static row => row.Text.Length > 0 && string.IsNullOrWhiteSpace(row.Text)).Sum(static row => row.Weight), weights.Blank);
            Near(present.Where(static row => !string.IsNullOrWhiteSpace(row.Text) && row.Text.Trim() != row.Text).Sum(static row => row.Weight), weights.Untrimmed);
            Near(present.Where(static row => row.Text.Trim(' ').Length > 0 && row.Text.Trim(' ').All(static c => c is '7' or '.') && row.Text.Contains('7', StringComparison.Ordinal)
                && row.Text.Count(static c => c == '.') < 2 && !row.Text.Trim(' ').Contains(' ', StringComparison.Ordinal)).Sum(static row => row.Weight), weights.Numeric);
            CharacterWeights characters = weights.Characters!;
            Near(Sum(Rune.IsLetter), characters.Letters);
            Near(Sum(Rune.IsDigit), characters.Digits);
            Near(Sum(Rune.IsWhiteSpace), characters.Spaces);
            Near(Sum(static rune => Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)), characters.Punctuation);
            Near(Sum(static rune => Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)), characters.Controls);
            Near(
                Sum(static _ => true),
                characters.Letters + characters.Digits + characters.Spaces + characters.Punctuation + characters.Controls + characters.Others);
            Near(Sum(static rune => !rune.IsAscii), characters.NotAscii);

            double Sum(Func<Rune, bool> isOne) => present.Sum(row => row.Weight * row.Text.EnumerateRunes().Count(isOne));
        });
    }

    [Fact]
    public void Lists_weigh_what_a_plain_loop_says()
    {
        Gen<double[]?> list = Gen.Frequency((9, Gen.Int[-1, 2].Select(static number => (double)number).Array[0, 5].Select(static all => (double[]?)all)), (1, Gen.Const((double[]?)null)));
        Gen.Select(Gen.Select(list, Weight).Array[0, 50], Gen.Int[0, 50]).Sample(static (rows, cut) =>
        {
            ListStatistics found = InParts(rows, cut, Lists).Lists!;
            (double[] List, double Weight)[] present = [.. rows.Where(static row => row.Item1 is not null).Select(static row => (row.Item1!, row.Item2))];
            CheckLengths(present.Select(static row => (row.List.Length, row.Weight)), found.Lengths);
            (double Value, double Weight)[] items = [.. present.SelectMany(static row => row.List.Select(value => (value, row.Weight)))];
            Near(items.Sum(static item => item.Weight), found.Items.PresentWeight);
            Near(items.Sum(static item => item.Weight), found.Items.Numbers!.Weights!.Finite);
            Near(items.Where(static item => item.Value == 0).Sum(static item => item.Weight), found.Items.Numbers.Weights.Zeros);
            double total = items.Sum(static item => item.Weight);
            Near(total == 0 ? 0 : items.Sum(static item => item.Weight * item.Value) / total, found.Items.Numbers.Mean ?? 0);
        });
    }

    [Fact]
    public void Numbers_of_each_kind_weigh_what_a_plain_loop_says()
    {
        double[] some = [0, -0.0, 1, 2.5, double.NaN, double.NegativeInfinity, double.PositiveInfinity];
        Gen<double?> number = Gen.Int[0, some.Length].Select(i => i == some.Length ? (double?)null : some[i]);
        Gen.Select(Gen.Select(number, Weight).Array[0, 50], Gen.Int[0, 50]).Sample(static (rows, cut) =>
        {
            NumberWeights found = InParts(rows, cut, static some => Scan.Numbers(Number, some)).Numbers!.Weights!;
            Near(Sum(double.IsFinite), found.Finite);
            Near(Sum(static value => value == 0), found.Zeros);
            Near(Sum(double.IsNaN), found.NotANumber);
            Near(Sum(double.IsNegativeInfinity), found.NegativeInfinite);
            Near(Sum(double.IsPositiveInfinity), found.PositiveInfinite);

            double Sum(Func<double, bool> isOne) => rows.Where(row => row.Item1 is { } value && isOne(value)).Sum(static row => row.Item2);
        });
    }

    [Fact]
    public void Lengths_beyond_what_is_counted_exactly_have_weights_too()
    {
        ColumnStatistics found = Profile.Weighted(Scan.Texts(Text, new string('x', 50_000), "ab", "abcd"), 1, 2, 0);
        Assert.Equal((2, 50_000), (found.Texts!.Lengths.Minimum, found.Texts.Lengths.Maximum));
        Assert.Equal(50_004 / 3.0, found.Texts.Lengths.Mean, 1e-9);
        Assert.Equal(3, found.Texts.Lengths.Histogram!.Total, 1e-9);
    }

    [Fact]
    public void Rows_of_one_length_may_weigh_more_together_than_one_may()
    {
        LengthStatistics found = Profile.Weighted(Scan.Texts(Text, "a", "a", "abc"), 1e100, 1e100, 1e100).Texts!.Lengths;
        Assert.Equal(5 / 3.0, found.Mean, 1e-12);
        Assert.Equal(1, found.Histogram!.Total / 3e100, 1e-12);
    }

    [Fact]
    public void Without_weights_and_of_sensitive_columns_there_are_none()
    {
        ColumnStatistics plain = Profile.Column(Scan.Texts(Text, "a", "")), number = Profile.Column(Scan.Numbers(Number, 0));
        Assert.Equal((null, null), (plain.Texts!.Weights, number.Numbers!.Weights));
        ColumnStatistics secret = Profile.Weighted(Scan.Texts(Text with { IsSensitive = true }, "a", ""), 3, 5);
        number = Profile.Weighted(Scan.Numbers(Number with { IsSensitive = true }, 0, 1), 3, 5);
        Assert.Equal((1, null), (secret.Texts!.Empty, secret.Texts.Weights));
        Assert.Equal((1, null), (number.Numbers!.Zeros, number.Numbers.Weights));

        // Nor are they stored: sums of other weights leave the same bytes.
        TextColumn texts = Scan.Texts(Text with { IsSensitive = true }, "a", "", " ");
        Assert.Equal(Stored(texts, 3, 5, 1), Stored(texts, 5, 1, 3));
        ValueColumn<double> numbers = Scan.Numbers(Number with { IsSensitive = true }, 0, 1, double.NaN);
        Assert.Equal(Stored(numbers, 3, 5, 1), Stored(numbers, 5, 1, 3));

        static byte[] Stored(Column column, params double[] weights)
        {
            ColumnCollector collector = ColumnCollectors.Of(column, 1);
            collector.Add(column, weights);
            return Write(collector);
        }
    }

    // In two parts, of which one was stored and read, put together.
    private static ColumnStatistics InParts<T>((T Value, double Weight)[] rows, int cut, Func<T[], Column> columnOf)
    {
        cut = Math.Min(cut, rows.Length);
        ColumnCollector first = Collected(rows[..cut], 1), second = Collected(rows[cut..], 2);
        var reader = new SketchReader(Write(second), Tag, Version, "test");
        ColumnCollector read = ColumnCollectors.Of(columnOf([]), 2);
        read.Read(ref reader);
        reader.End();
        first.Merge(read);
        return first.Summary(Options);

        ColumnCollector Collected((T Value, double Weight)[] some, ulong seed)
        {
            Column column = columnOf([.. some.Select(static row => row.Value)]);
            ColumnCollector collector = ColumnCollectors.Of(column, seed);
            if (some.Length > 0)
                collector.Add(column, [.. some.Select(static row => row.Weight)]);
            return collector;
        }
    }

    private static byte[] Write(ColumnCollector collector)
    {
        var writer = new SketchWriter(Tag, Version);
        collector.Write(writer);
        return writer.ToArray();
    }

    private static void CheckLengths(IEnumerable<(int Length, double Weight)> expected, LengthStatistics found)
    {
        (int Length, double Weight)[] all = [.. expected];
        double total = all.Sum(static each => each.Weight);
        Assert.Equal(
            all.Length == 0 ? (0, 0) : (all.Min(static each => each.Length), all.Max(static each => each.Length)), ((int)found.Minimum, (int)found.Maximum));
        Near(total == 0 ? 0 : all.Sum(static each => each.Length * each.Weight) / total, found.Mean);
        Near(total, found.Histogram?.Total ?? 0);
        ImmutableArray<HistogramBucket> buckets = found.Histogram?.Buckets ?? [];
        for (int i = 0; i < buckets.Length; i++)
        {
            HistogramBucket bucket = buckets[i];
            bool isLast = i == buckets.Length - 1;
            Near(all.Where(each => each.Length >= bucket.Low && (isLast || each.Length < bucket.High)).Sum(static each => each.Weight), bucket.Weight);
        }
    }

    private static ListColumn<ValueColumn<double>> Lists(double[]?[] lists)
    {
        var column = new ListColumn<ValueColumn<double>>(Text with { Type = ColumnType.List, Item = Number }, Scan.Numbers(Number), 0);
        foreach (double[]? list in lists)
            column.Append(list is null ? null : [.. list.Select(static value => (double?)value)]);
        return column;
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, 1e-9);
}
