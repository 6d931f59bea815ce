using CsCheck;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Lists;

public sealed class FixedLengthTests
{
    private static readonly Gen<double?> Number = Gen.Frequency(
        (9, Gen.Double[-1e6, 1e6].Select(static number => (double?)number)),
        (1, Pick.Of<double?>(null, double.NaN, double.PositiveInfinity, float.MaxValue)));

    private static readonly Gen<string?> Word = Gen.Frequency((9, Gen.Int[0, 12].Select(static i => (string?)$"w{i}")), (1, Gen.Const((string?)null)));

    [Fact]
    public void A_place_without_an_element_is_missing()
    {
        ListRow.Batch rows = ListRow.Of([new() { Words = ["a", "b"] }, new() { Words = ["c"] }, new() { Words = [null, "d"] }, new() { Words = null }, new() { Words = ["e", null] }]);
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(2, FromEnd: false), new IsMissingSpec()], ListRow.Schema, "words");
        Assert.Equal([0, 0, 0, 1, 1, 0, 1, 1, 0, 1], Everywhere.FitApply(definition, rows, 2));
    }

    [Fact]
    public void Numbers_stand_in_their_places() => Gen.Select(Lists(Number), Gen.Int[1, 6], Gen.Bool, Gen.Int[0, 400].Array[0, 3]).Sample(static (lists, length, fromEnd, cuts) =>
    {
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(length, fromEnd)], ListRow.Schema, "numbers");
        float[] result = Everywhere.FitApply(definition, ListRow.Of(lists.Select(static list => new ListRow { Numbers = list })), cuts);
        Assert.Equal(lists.SelectMany(list => Places(list, length, fromEnd)).Select(static number => number is { } known && !double.IsNaN(known) ? (float)known : 0), result);
    }, iter: 40);

    [Fact]
    public void Categories_share_one_vocabulary_of_all_elements() => Gen.Select(Lists(Word), Lists(Word), Gen.Int[1, 5], Gen.Bool, Gen.Int[1, 8]).Sample(static (train, serve, length, fromEnd, top) =>
    {
        List<string> kept =
        [
            .. train.SelectMany(static list => list ?? []).OfType<string>().CountBy(static word => word)
                .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).Take(top).Select(static pair => pair.Key),
        ];
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(length, fromEnd), new VocabularySpec(top, 1)], ListRow.Schema, "words");
        FittedSet fitted = Fit.Of(definition, Words(train));
        Assert.Equal(fitted.Fingerprint, Fit.Merged(definition, Fit.Cut(Words(train), 1)).Fingerprint);
        Assert.Equal(
            serve.SelectMany(list => Places(list, length, fromEnd)).Select(word => (float)(word is not null && kept.IndexOf(word) is >= 0 and var id ? id : kept.Count)),
            Everywhere.Apply(fitted, Words(serve)));
        Assert.Equal(new FeatureSlot("It", 0, length, FeatureKind.Category, kept.Count + 1), fitted.Layout[0]);
    }, iter: 40);

    [Fact]
    public void Whole_numbers_are_categories_too()
    {
        ListRow.Batch rows = ListRow.Of([new ListRow { Codes = [7, 7, 9] }, new ListRow { Codes = [9] }, new ListRow { Codes = [] }, new ListRow()]);
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(2, FromEnd: true), new VocabularySpec(1, 1)], ListRow.Schema, "codes");
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 1], Everywhere.FitApply(definition, rows, 1, 2));
        Assert.Equal([7, 7, 9, 0, 0, 0, 0, 0], Everywhere.FitApply(Fit.Define([new FixedLengthSpec(2, FromEnd: false)], ListRow.Schema, "codes"), rows));
    }

    [Fact]
    public void Places_of_numbers_are_fitted_each_for_itself()
    {
        ListRow.Batch rows = ListRow.Of([new ListRow { Numbers = [1, 10] }, new ListRow { Numbers = [3, 30] }, new ListRow { Numbers = [2] }]);
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(2, FromEnd: false), new ImputeSpec(Impute.Mean, 0), new ZScoreSpec()], ListRow.Schema, "numbers");
        float[] result = Everywhere.FitApply(definition, rows, 1);
        float far = MathF.Sqrt(1.5f);
        float[] expected = [-far, -far, far, far, 0, 0];
        Assert.All(expected.Zip(result), static pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Indicators_of_places_stand_side_by_side()
    {
        ListRow.Batch rows = Words([["a", "b"], ["a"], null]);
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(2, FromEnd: false), new OneHotSpec(1, Missing.Zero)], ListRow.Schema, "words");
        Assert.Equal([1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0], Everywhere.FitApply(definition, rows, 1));
    }

    [Fact]
    public void A_missing_element_can_count_as_a_text()
    {
        ListRow.Batch rows = Words([["a", null], [null, null, "a"]]);
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(2, FromEnd: false), new ImputeTextSpec("none"), new VocabularySpec(10, 1)], ListRow.Schema, "words");
        Assert.Equal([1, 0, 0, 0], Everywhere.FitApply(definition, rows, 1));
    }

    [Fact]
    public void Only_empty_and_missing_lists_leave_the_bucket_of_others()
    {
        ListRow.Batch rows = Words([[], null]);
        Assert.Equal([0, 0, 0, 0], Everywhere.FitApply(Fit.Define([new FixedLengthSpec(2, FromEnd: false), new VocabularySpec(5, 1)], ListRow.Schema, "words"), rows, 1));
        Assert.Equal([0, 0], Everywhere.FitApply(Fit.Define([new FixedLengthSpec(1, FromEnd: false), new ZScoreSpec()], ListRow.Schema, "numbers"), rows));
    }

    [Fact]
    public void Columns_and_stages_that_do_not_fit_are_refused()
    {
        Assert.Contains("lists of numbers or categories", Refusal([new FixedLengthSpec(2, false)], NumberRow.Schema, "value"), StringComparison.Ordinal);
        Assert.Contains("Length is 0, but lies between 1 and 10000", Refusal([new FixedLengthSpec(0, false)], ListRow.Schema, "numbers"), StringComparison.Ordinal);
        Assert.Contains("a transform of categories must follow", Refusal([new FixedLengthSpec(2, false)], ListRow.Schema, "words"), StringComparison.Ordinal);
        Assert.Contains("it needs a column of numbers", Refusal([new FixedLengthSpec(2, false), new ZScoreSpec()], ListRow.Schema, "words"), StringComparison.Ordinal);
        Assert.Contains("\"numbers\" (List(Double))", Refusal([new FixedLengthSpec(2, false), new VocabularySpec(5, 1)], ListRow.Schema, "numbers"), StringComparison.Ordinal);
    }

    internal static Gen<T[]?[]> Lists<T>(Gen<T> element) => Gen.Frequency((9, element.Array[0, 8].Select(static list => (T[]?)list)), (1, Gen.Const((T[]?)null))).Array[1, 400];

    internal static ListRow.Batch Words(IEnumerable<string?[]?> lists) => ListRow.Of(lists.Select(static list => new ListRow { Words = list }));

    private static string Refusal(FeatureSpec[] stages, Data.SchemaInfo schema, string column) =>
        Assert.Throws<FeatureDefinitionException>(() => Fit.Define([.. stages], schema, column)).Message;

    private static IEnumerable<T?> Places<T>(T?[]? list, int length, bool fromEnd)
    {
        T?[] all = list ?? [], absent = new T?[Math.Max(0, length - all.Length)];
        return fromEnd ? absent.Concat(all.TakeLast(length)) : all.Take(length).Concat(absent);
    }
}
