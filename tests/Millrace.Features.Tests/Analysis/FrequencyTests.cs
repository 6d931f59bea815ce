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
            TextFrequencies frequencies = Count(Fit.Cut(TextRow.Of(words), cut));
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
            TextFrequencies whole = Count([TextRow.Of([.. first, .. second])]), left = Count([TextRow.Of(first)]);
            left.Merge(Count([TextRow.Of(second)]));
            Assert.Equal<string>(whole.Top(1000), left.Top(1000));
            Assert.Equal(whole.Missing, left.Missing);
        });
    }

    [Fact]
    public void Ties_are_ordered_ordinally_and_not_by_culture()
    {
        TextFrequencies frequencies = Count([TextRow.Of(["a", "B", "ä", "Z", "_"])]);
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
        FeatureDefinition definition = Fit.Define(new VocabularySpec(10, 1), AnyRow.Schema, type.ToString());
        FrequencyAnalyser frequencies = Count(definition, [rows], rows.Columns[(int)type].Accept(new FrequencyFactory(source: 0)));
        frequencies.Merge(Count(definition, [rows], rows.Columns[(int)type].Accept(new FrequencyFactory(source: 0))));
        Assert.Equal(values.OfType<string>().GroupBy(static value => value).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).Select(static group => group.Key), frequencies.Top(10));
        Assert.Equal(2, frequencies.Missing);
    }

    [Fact]
    public void Only_values_that_are_frequent_enough_are_listed() =>
        Assert.Equal((string[])["c", "a"], Count([TextRow.Of(["a", "b", "c", "a", "c", "c"])]).Top(10, minimum: 2));

    [Fact]
    public void Missing_values_count_as_the_text_that_takes_their_place()
    {
        TextFrequencies frequencies = Count([TextRow.Of(["a", "a", "b", null, null])]);
        Assert.Equal((string[])["b", "a"], ((FrequencyAnalyser)frequencies.With(0, "b", 2)).Top(10));
        Assert.Equal((string[])["a", "b"], frequencies.Top(10));
    }

    private static TextFrequencies Count(IEnumerable<Batch> batches) =>
        Count(Fit.Define(new VocabularySpec(10, 1), TextRow.Schema, "value"), batches, new TextFrequencies(source: 0));

    private static TFrequencies Count<TFrequencies>(FeatureDefinition definition, IEnumerable<Batch> batches, TFrequencies frequencies)
        where TFrequencies : FrequencyAnalyser
    {
        var work = new FeatureWork(definition, slots: 0);
        foreach (Batch batch in batches)
        {
            work.Begin(batch);
            frequencies.Add(work, batch.Count);
        }

        return frequencies;
    }
}
