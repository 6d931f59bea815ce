using System.Globalization;
using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Quality.Tests.Rows;

namespace Millrace.Quality.Tests.Scanning;

public sealed class TextStatisticsTests
{
    private static readonly ColumnInfo Text = new("t", "T", ColumnType.Text, true);

    [Fact]
    public void Texts_are_described_as_a_plain_loop_describes_them()
    {
        string[] some = ["a", "Z", "ß", "漢", "🎉", "7", "٣", " ", "\u00A0", "\t", ".", "€", "-", "\u0001", "\u0301", "½"];
        Gen<string> character = Gen.Int[0, some.Length - 1].Select(i => some[i]);
        Gen<string?> text = Gen.Frequency((9, character.Array[0, 6].Select(static parts => (string?)string.Concat(parts))), (1, Gen.Const((string?)null)));
        text.Array[0, 60].Sample(static values =>
        {
            ColumnStatistics found = Profile.Column(Scan.Texts(Text, values));
            string[] present = [.. values.OfType<string>()];
            Rune[] runes = [.. present.SelectMany(static value => value.EnumerateRunes())];
            Assert.Equal((present.Length, values.Length - present.Length), (found.Present, found.Missing));
            Assert.Equal(new DistinctCount(present.Distinct().Count(), 0), found.Distinct);
            string[] ordered = [.. present.OrderBy(static value => value, Comparer<string>.Create(
                static (left, right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right))))];
            Assert.Equal((ordered.FirstOrDefault(), ordered.LastOrDefault()), (found.Minimum, found.Maximum));
            TextStatistics texts = found.Texts!;
            Assert.Equal(present.Count(static value => value.Length == 0), texts.Empty);
            Assert.Equal(present.Count(static value => value.Length > 0 && string.IsNullOrWhiteSpace(value)), texts.Blank);
            Assert.Equal(present.Count(static value => !string.IsNullOrWhiteSpace(value) && value.Trim() != value), texts.Untrimmed);
            CharacterCounts counts = texts.Characters!.Value;
            Assert.Equal(runes.Count(Rune.IsLetter), counts.Letters);
            Assert.Equal(runes.Count(Rune.IsDigit), counts.Digits);
            Assert.Equal(runes.Count(Rune.IsWhiteSpace), counts.Spaces);
            Assert.Equal(runes.Count(static rune => Rune.IsPunctuation(rune) || Rune.IsSymbol(rune)), counts.Punctuation);
            Assert.Equal(runes.Count(static rune => Rune.IsControl(rune) && !Rune.IsWhiteSpace(rune)), counts.Controls);
            Assert.Equal(runes.Length, counts.Letters + counts.Digits + counts.Spaces + counts.Punctuation + counts.Controls + counts.Others);
            Assert.Equal(runes.Count(static rune => !rune.IsAscii), counts.NotAscii);
            int[] lengths = [.. present.Select(static value => value.EnumerateRunes().Count())];
            LengthStatistics expected = lengths.Length == 0 ? LengthStatistics.None : new(lengths.Min(), lengths.Max(), lengths.Average(), null);
            Assert.Equal((expected.Minimum, expected.Maximum), (texts.Lengths.Minimum, texts.Lengths.Maximum));
            Assert.Equal(expected.Mean, texts.Lengths.Mean, 1e-9);
            Assert.Equal(lengths.Length, texts.Lengths.Histogram?.Total ?? 0, 1e-9);
            Assert.All(found.Frequent!.Values, value => Assert.Equal(present.Count(each => each == value.Value), value.Weight));
            Assert.Equal(present.Length, found.Frequent.Total);
        });
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("-12.5e3", true)]
    [InlineData(" 7 ", true)]
    [InlineData("+.5", true)]
    [InlineData("1,000", false)]
    [InlineData("1e999", false)]
    [InlineData("NaN", false)]
    [InlineData("e", false)]
    [InlineData("12a", false)]
    [InlineData("", false)]
    public void Texts_that_read_as_numbers_are_counted(string text, bool isNumber)
    {
        Assert.Equal(isNumber ? 2 : 0, Profile.Column(Scan.Texts(Text, text, text)).Texts!.Numeric);
        Assert.Equal(isNumber, double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value));
    }

    [Fact]
    public void Characters_of_long_texts_are_counted_to_the_last()
    {
        string text = new string('a', 5000) + new string('7', 3000) + new string(' ', 1023) + new string('.', 1024) + new string('\u0001', 2047);
        CharacterCounts found = Profile.Column(Scan.Texts(Text, text)).Texts!.Characters!.Value;
        Assert.Equal(new CharacterCounts(5000, 3000, 1023, 1024, 2047, 0), found);
    }

    [Fact]
    public void Bytes_have_lengths_and_no_values()
    {
        var bytes = new BinaryColumn(Text with { Type = ColumnType.Binary }, 0);
        foreach (byte[]? value in (byte[]?[])[[1, 2, 3], null, [], [255], [1, 2, 3]])
            bytes.Append(value);
        ColumnStatistics found = Profile.Column(bytes);
        Assert.Equal((4, 1, new DistinctCount(3, 0)), (found.Present, found.Missing, found.Distinct));
        Assert.Equal((null, null, null, null), (found.Minimum, found.Maximum, found.Frequent, found.Texts!.Characters));
        Assert.Equal((0, 3, 1.75, 1), (found.Texts.Lengths.Minimum, found.Texts.Lengths.Maximum, found.Texts.Lengths.Mean, found.Texts.Empty));
    }

    [Fact]
    public void A_hundred_thousand_different_texts_are_counted_within_the_stated_bounds()
    {
        IEnumerable<string> texts = Enumerable.Range(0, 100_000).Select(static i => $"{i:000000}").Concat(Enumerable.Repeat("often", 1000));
        ColumnStatistics found = Profile.Column(Scan.Texts(Text, texts));
        Assert.False(found.Distinct.IsExact);
        Assert.InRange(found.Distinct.Count, 100_001 * (1 - (4 * found.Distinct.StandardError)), 100_001 * (1 + (4 * found.Distinct.StandardError)));
        RankedValue first = found.Frequent!.Values[0];
        Assert.Equal("often", first.Value);
        Assert.InRange(first.Weight, 1000 - found.Frequent.WeightError, 1000);
        Assert.Equal((101_000, "000000", "often"), (found.Frequent.Total, found.Minimum, found.Maximum));
        Assert.Equal((100_000, 5, 6), (found.Texts!.Numeric, found.Texts.Lengths.Minimum, found.Texts.Lengths.Maximum));
    }

    [Fact]
    public void Entries_are_gathered_without_a_string_for_each()
    {
        const int Count = 20_000;
        TextColumn texts = Scan.Texts(Text);
        var bytes = new BinaryColumn(Text with { Type = ColumnType.Binary }, 0);
        for (int i = 0; i < Count; i++)
        {
            Assert.True(texts.TryAppendUtf8(Encoding.UTF8.GetBytes($"text {i % 100}")));
            bytes.Append(BitConverter.GetBytes(i));
        }

        foreach (Column column in new Column[] { texts, bytes })
        {
            ColumnCollector collector = ColumnCollectors.Of(column, 1);
            collector.Add(column, default);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10; i++)
                collector.Add(column, default);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
        }
    }
}
