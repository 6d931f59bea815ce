using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Lists;

public sealed class MultiHotTests
{
    private static readonly Gen<string?> Word = Gen.Frequency((9, Gen.Int[0, 12].Select(static i => (string?)$"w{i}")), (1, Gen.Const((string?)null)));

    [Fact]
    public void Each_value_of_a_list_has_its_place() => Gen.Select(FixedLengthTests.Lists(Word), FixedLengthTests.Lists(Word), Gen.Int[1, 14], Gen.Bool, Gen.Int[0, 400].Array[0, 3]).Sample(static (train, serve, top, counts, cuts) =>
    {
        List<string> kept =
        [
            .. train.SelectMany(static list => list ?? []).OfType<string>().CountBy(static word => word)
                .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(top).Select(static pair => pair.Key),
        ];
        FeatureDefinition definition = Fit.Define([new MultiHotSpec(top, counts)], ListRow.Schema, "words");
        Everywhere.FitApply(definition, FixedLengthTests.Words(train), cuts);
        FittedSet fitted = Fit.Of(definition, FixedLengthTests.Words(train));
        var expected = new float[serve.Length * (kept.Count + 1)];
        for (int row = 0; row < serve.Length; row++)
        {
            foreach (string? word in serve[row] ?? [])
            {
                ref float value = ref expected[(row * (kept.Count + 1)) + (word is not null && kept.IndexOf(word) is >= 0 and var id ? id : kept.Count)];
                value = counts ? value + 1 : 1;
            }
        }

        Assert.Equal(expected, Everywhere.Apply(fitted, FixedLengthTests.Words(serve)));
        Assert.Equal(new FeatureSlot("It", 0, kept.Count + 1, FeatureKind.Indicator, kept.Count + 1), fitted.Layout[0]);
    }, iter: 40);

    [Fact]
    public void Lists_longer_than_a_block_of_ids_are_read_whole()
    {
        ListRow.Batch rows = ListRow.Of([new ListRow { Codes = [.. Enumerable.Range(0, 703).Select(static i => i % 7)] }, new ListRow { Codes = [2, 6] }]);
        FeatureDefinition definition = Fit.Define([new MultiHotSpec(7, Counts: true)], ListRow.Schema, "codes");

        // The most frequent first: 2 with 102, then 0 and 1 with 101, 6 with 101 too, the others with 100.
        Assert.Equal([101, 101, 101, 100, 100, 100, 100, 0, 1, 0, 0, 1, 0, 0, 0, 0], Everywhere.FitApply(definition, rows));
    }

    [Fact]
    public void It_learns_in_one_scan_with_places_of_the_same_lists()
    {
        var set = new FeatureSetInfo("Two", [new FeatureInfo("A", ["words"], [new MultiHotSpec(3, false)]), new FeatureInfo("B", ["words"], [new FixedLengthSpec(2, false), new VocabularySpec(3, 1)])]);
        ListRow.Batch rows = FixedLengthTests.Words([["a", "b"], ["b"]]);
        FittedSet fitted = Fit.Of(new FeatureDefinition(set, ListRow.Schema), rows);
        Assert.Equal(1, fitted.On.Scans);
        Assert.Equal([1, 1, 0, 1, 0, 1, 0, 0, 0, 2], Everywhere.Apply(fitted, rows));
    }

    [Fact]
    public void Values_of_sensitive_columns_are_not_shown()
    {
        FittedSet fitted = Fit.One(new MultiHotSpec(3, false), FixedLengthTests.Words([["secret"]]), "words");
        Assert.Equal("1 values: \"secret\"", fitted.Features[0].Stages[0].Describe(masked: false));
        Assert.DoesNotContain("secret", fitted.Features[0].Stages[0].Describe(masked: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_and_settings_that_do_not_fit_are_refused()
    {
        Assert.Contains("it needs a column of lists of texts", Refusal(new MultiHotSpec(2, false), "numbers"), StringComparison.Ordinal);
        Assert.Contains("Top is 0, but lies between 1 and 10000", Refusal(new MultiHotSpec(0, false), "words"), StringComparison.Ordinal);
    }

    private static string Refusal(MultiHotSpec spec, string column) => Assert.Throws<FeatureDefinitionException>(() => Fit.Define(spec, ListRow.Schema, column)).Message;
}
