using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Every;
using Millrace.Features.Tests.Lists;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Applying;

/// <summary>What is not kept, missing or no finite number is counted of every transform, while fitting and while applying.</summary>
public sealed class UnseenTests
{
    private static readonly Gen<double?> Number = Gen.Frequency(
        (6, Gen.Double[-9, 9].Select(static number => (double?)number)), (3, Pick.Of<double?>(null, double.NaN, double.PositiveInfinity, double.NegativeInfinity)));

    [Fact]
    public void Elements_that_a_multi_hot_does_not_keep()
    {
        FittedSet fitted = Fit.One(new MultiHotSpec(1, false), FixedLengthTests.Words([["a", "a", "b", null], null, ["c"]]), "words");
        Assert.Equal([2], fitted.UnseenOf(0).Columns.AsEnumerable());
        Assert.Equal(new SourceCounts(3, 1) { Elements = new SourceCounts(5, 1) }, fitted.On.Sources[0]);
        SourceDescription column = Assert.Single(FeatureDescription.Of(fitted, 0).Columns);
        Assert.Equal((1 / 3.0, 0.2, 0.4), (column.Missing, column.MissingElements, column.Unseen));
        Assert.Equal(new FeatureCounts("It") { Missing = 2, Unseen = 3 }, Counted(fitted, FixedLengthTests.Words([["x", "a", "b"], null, ["c", null]])));
    }

    [Fact]
    public void Elements_that_a_vocabulary_of_places_does_not_keep()
    {
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(2, FromEnd: false), new VocabularySpec(1, 1)], ListRow.Schema, "words");
        FittedSet fitted = Fit.Of(definition, FixedLengthTests.Words([["a", "a", "b"], ["c"]]));
        Assert.Equal([2], fitted.UnseenOf(0).Columns.AsEnumerable());
        Assert.Equal(new FeatureCounts("It") { Unseen = 4 }, Counted(fitted, FixedLengthTests.Words([["x", "y", "z"], ["a", "b"]])));
        definition = Fit.Define([new FixedLengthSpec(2, FromEnd: true), new ImputeTextSpec("none"), new OneHotSpec(1, Missing.Default)], ListRow.Schema, "words");
        fitted = Fit.Of(definition, FixedLengthTests.Words([["a", "a", null], [null]]));
        Assert.Equal(2, Counted(fitted, FixedLengthTests.Words([[null, "q", "a"]])).Unseen);
    }

    [Fact]
    public void Cells_that_are_not_kept()
    {
        PlaceRow.Batch rows = PlaceRow.Of([new() { Lat = 10, Lon = 10 }, new() { Lat = 10, Lon = 10 }, new() { Lat = -50, Lon = 3 }, new() { Lat = null, Lon = 3 }]);
        FittedSet fitted = Fit.Of(Fit.Define([new GeoCellSpec(2, 1, 3)], PlaceRow.Schema, "lat", "lon"), rows);
        Assert.Equal((1L, 0.25), (fitted.UnseenOf(0).Together, FeatureDescription.Of(fitted, 0).Unseen));
        Assert.Equal(new FeatureCounts("It") { Missing = 1, Unseen = 1 }, Counted(fitted, rows));
        Assert.Contains("\"unseen\": 1,\n", Encoding.UTF8.GetString(FittedFile.Write(fitted)), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_which_nothing_was_learned() => Assert.All((FeatureSpec[])[new ZScoreSpec("key"), new MinMaxSpec(Per: "key"), new BucketizeSpec(3, Missing.Default, "key")], static spec =>
    {
        KeyedRow.Batch train = KeyedRow.Of((1, "a"), (3, "a"), (double.NaN, "b"), (null, "b"), (2, null));
        FittedSet fitted = Fit.Of(Fit.Define([spec], KeyedRow.Schema, "value"), train);
        Assert.Equal(2, fitted.UnseenOf(0).Keys["key"]);
        SourceDescription key = Assert.Single(FeatureDescription.Of(fitted, 0).Keys);
        Assert.Equal(("key", 0.2, 0.4), (key.Name, key.Missing, key.Unseen));
        Assert.Equal(new FeatureCounts("It") { Missing = 2, NotANumber = 1, Unseen = 2 }, Counted(fitted, train));
        Assert.Equal(new FeatureCounts("It") { Unseen = 1, OutOfRange = 1, Missing = 1 }, Counted(fitted, KeyedRow.Of((1, "a"), (9, null), (2, "new"))));
        FittedSet read = FittedFile.Read(FittedFile.Write(fitted), "features.json", fitted.Definition);
        Assert.Equal((2L, fitted.On.Sources[1]), (read.UnseenOf(0).Keys["key"], read.On.Sources[1]));
    });

    [Fact]
    public void Numbers_in_lists_that_are_none_or_infinite()
    {
        ListRow.Batch rows = ListRow.Of([new() { Numbers = [1, double.NaN, null, 5] }, new() { Numbers = [double.PositiveInfinity] }, new()]);
        FittedSet fitted = Fit.Of(Fit.Define([new FixedLengthSpec(2, FromEnd: false)], ListRow.Schema, "numbers"), rows);
        Assert.Equal(new SourceCounts(3, 1) { Elements = new SourceCounts(5, 2) { Infinite = 1, Range = new SourceRange(1, 5) } }, fitted.On.Sources[0]);
        Assert.Equal(new FeatureCounts("It") { Missing = 2, NotANumber = 1, Infinite = 1 }, Counted(fitted, rows));
        Assert.Equal(1, Counted(fitted, ListRow.Of([new() { Numbers = [1, 6] }])).OutOfRange);
        FittedSet read = FittedFile.Read(FittedFile.Write(fitted), "features.json", fitted.Definition);
        Assert.Equal(fitted.On.Sources[0], read.On.Sources[0]);
    }

    [Fact]
    public void Numbers_of_any_rows_are_counted_as_one_by_one() => Gen.Select(Number.Array[1, 40], Number.Array[0, 600]).Sample(static (train, serve) =>
    {
        FittedSet fitted = Fit.One(new ZScoreSpec(), NumberRow.Of(train));
        double[] finite = [.. train.OfType<double>().Where(double.IsFinite)], numbers = [.. serve.OfType<double>()];
        var expected = new FeatureCounts("It")
        {
            Missing = serve.Length - numbers.Length,
            NotANumber = numbers.Count(double.IsNaN),
            Infinite = numbers.Count(double.IsInfinity),
            OutOfRange = finite.Length == 0 ? 0 : numbers.Count(number => double.IsFinite(number) && (number < finite.Min() || number > finite.Max())),
        };
        Assert.Equal(expected, Counted(fitted, NumberRow.Of(serve)));
    });

    [Fact]
    public void Infinite_numbers_of_the_training_rows_stand_in_the_file()
    {
        FittedSet fitted = Fit.One(new ZScoreSpec(), NumberRow.Of([1, double.PositiveInfinity, double.NegativeInfinity, 2]));
        Assert.Contains("\"infinite\": 2,\n", Encoding.UTF8.GetString(FittedFile.Write(fitted)), StringComparison.Ordinal);
        Assert.Equal(0.5, FeatureDescription.Of(fitted, 0).Columns[0].Infinite);
    }

    [Fact]
    public void Sensitive_lists_tell_no_ends()
    {
        var work = new FeatureWork(Fit.Define(new FixedLengthSpec(1, FromEnd: false), ListRow.Schema, "numbers"), slots: 0);
        work.Begin(ListRow.Of([new() { Numbers = [3, 7] }]));
        ListAnalyser lists = Lists();
        lists.Add(work, 1);
        Assert.Equal(new SourceRange(3, 7), SourceCounts.Of(lists, 1, isSensitive: false).Elements!.Range);
        Assert.Null(SourceCounts.Of(lists, 1, isSensitive: true).Elements!.Range);
        lists.KeepCounts();
        Assert.Equal(new SourceCounts(2, 0), lists.Elements);
        var writer = new SketchWriter("test"u8, version: 1);
        lists.Write(writer);
        Assert.Equal(-1, writer.ToArray().AsSpan().IndexOf(BitConverter.GetBytes(7.0)));
    }

    [Fact]
    public void Spans_count_what_the_whole_counts() => Gen.Select(FixedLengthTests.Lists(Number), Gen.Int[0, 400]).Sample(static (lists, cut) =>
    {
        ListRow.Batch rows = ListRow.Of(lists.Select(static list => new ListRow { Numbers = list }));
        FeatureDefinition definition = Fit.Define([new FixedLengthSpec(2, FromEnd: false), new ZScoreSpec()], ListRow.Schema, "numbers");
        CheckSpans(definition, rows, cut);
        KeyedRow.Batch keyed = KeyedRow.Of(lists.Select(static (list, i) => (list is [var first, ..] ? first : null, i % 7 == 0 ? null : $"k{i % 5}")));
        CheckSpans(Fit.Define([new MinMaxSpec(0, 1, false, "key")], KeyedRow.Schema, "value"), keyed, cut);
    }, iter: 40);

    [Fact]
    public void Of_the_training_rows_every_transform_counts_what_fitting_has_counted() => EveryRows.Any.Array[1, 60].Sample(static rows =>
    {
        var batch = new EveryRow.Batch(rows.Length);
        foreach (EveryRow row in rows)
            batch.Add(in row);
        FeatureDefinition definition = FeatureDefinition.Of<EveryFeatures>();
        FittedSet fitted = Fit.Of(definition, batch);
        var counter = new FeatureCounter(fitted);
        counter.Add(batch);
        for (int i = 0; i < fitted.Features.Length; i++)
        {
            FeatureCounts counts = counter.Counts[i];
            UnseenCounts unseen = fitted.UnseenOf(i);
            ImmutableArray<SourceCounts> columns = fitted.CountsOf(i), keys = fitted.KeyCountsOf(i);
            Assert.Equal(unseen.Columns.Sum() + (unseen.Together ?? 0) + unseen.Keys.Values.Sum(), counts.Unseen);
            Assert.Equal(columns.Concat(keys).Sum(static each => each.Missing + (each.Elements?.Missing ?? 0)), counts.Missing + counts.NotANumber);
            Assert.Equal(columns.Concat(keys).Sum(static each => each.Infinite + (each.Elements?.Infinite ?? 0)), counts.Infinite);
            Assert.Equal(0, counts.OutOfRange);
        }

        FittedSet read = FittedFile.Read(FittedFile.Write(fitted), "features.json", definition);
        Assert.Equal(FittedFile.Write(fitted), FittedFile.Write(read));
    }, iter: 100);

    private static void CheckSpans<T>(FeatureDefinition definition, Batch<T> rows, int cut)
        where T : struct, ISchema<T>
    {
        FittedSet whole = Fit.Of(definition, rows);
        Batch[] spans = [.. Fit.Cut(rows, cut).Where(static part => part.Count > 0)];
        foreach (FittedSet fitted in (FittedSet[])[Fit.BySpans(definition, spans), Fit.Merged(definition, spans)])
        {
            Assert.Equal(whole.On.Sources.AsSpan(), fitted.On.Sources.AsSpan());
            Assert.Equal(whole.UnseenOf(0).Keys, fitted.UnseenOf(0).Keys);
        }
    }

    private static ListAnalyser Lists() =>
        new(source: 0, elements: 1, new NumberColumnFlow<double, NumberConversion<double>>(source: 1));

    private static FeatureCounts Counted(FittedSet fitted, Batch rows)
    {
        var counter = new FeatureCounter(fitted);
        counter.Add(rows);
        return counter.Counts[0];
    }
}
