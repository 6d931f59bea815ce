using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Analysis;

public sealed class FrequencyTests
{
    private static readonly Gen<string?> Word = Gen.Frequency((9, Gen.Int[0, 30].Select(static i => (string?)$"w{i * i % 31}")), (1, Gen.Const((string?)null)));

    [Fact]
    public void Values_are_ordered_by_count_and_then_ordinally()
    {
        Gen.Select(Word.Array[0, 300], Gen.Int[1, 40], Gen.Int[0, 300]).Sample(static (words, top, cut) =>
        {
            var frequencies = new TextFrequencies();
            foreach (Batch part in Fit.Cut(TextRow.Of(words), cut))
                frequencies.Add(part.Columns[0]);
            string[] expected = [.. words.OfType<string>().GroupBy(static word => word).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).Select(static group => group.Key).Take(top)];
            Assert.Equal(expected, frequencies.Top(top));
            Assert.Equal(words.Count(static word => word is null), frequencies.Missing);
        });
    }

    [Fact]
    public void Parts_merge_to_the_whole()
    {
        Gen.Select(Word.Array[0, 100], Word.Array[0, 100]).Sample(static (first, second) =>
        {
            var whole = new TextFrequencies();
            whole.Add(TextRow.Of([.. first, .. second]).Columns[0]);
            var left = new TextFrequencies();
            left.Add(TextRow.Of(first).Columns[0]);
            var right = new TextFrequencies();
            right.Add(TextRow.Of(second).Columns[0]);
            left.Merge(right);
            Assert.Equal<string>(whole.Top(1000), left.Top(1000));
            Assert.Equal(whole.Missing, left.Missing);
        });
    }

    [Fact]
    public void Ties_are_ordered_ordinally_and_not_by_culture()
    {
        var frequencies = new TextFrequencies();
        frequencies.Add(TextRow.Of(["a", "B", "ä", "Z", "_"]).Columns[0]);
        Assert.Equal((string[])["B", "Z", "_", "a", "ä"], frequencies.Top(10));
    }

    [Theory]
    [InlineData(ColumnType.Int32, "10", "9", "10", null, "-1")]
    [InlineData(ColumnType.Enum, "Spades", "Clubs", "Spades", null, "Hearts")]
    [InlineData(ColumnType.Boolean, "true", "false", "true", null, "false")]
    [InlineData(ColumnType.UInt64, "18446744073709551615", "1", "18446744073709551615", "0", null)]
    public void Values_of_fixed_width_are_counted_as_their_texts(ColumnType type, params string?[] values)
    {
        AnyRow.Batch rows = AnyRow.Of(type, values);
        Column column = rows.Columns[(int)type];
        FrequencyAnalyser frequencies = column.Accept(FrequencyAnalyserFactory.Instance);
        frequencies.Add(column);
        FrequencyAnalyser more = column.Accept(FrequencyAnalyserFactory.Instance);
        more.Add(column);
        frequencies.Merge(more);
        Assert.Equal(values.OfType<string>().GroupBy(static value => value).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).Select(static group => group.Key), frequencies.Top(10));
        Assert.Equal(2, frequencies.Missing);
    }
}
