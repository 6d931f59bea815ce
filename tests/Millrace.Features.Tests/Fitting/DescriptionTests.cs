using System.Collections.Immutable;
using System.Text;
using CsCheck;
using Millrace.Data;
using Millrace.Features.Tests.Rows;

namespace Millrace.Features.Tests.Fitting;

public sealed class DescriptionTests
{
    private static readonly Fitted<TipFeatures> Fitted = Trips.Fit(Trips.Sample(100));

    private static readonly Gen<string> Text = Gen.Frequency(
        (1, Pick.Of("(other)", "(missing)", "(other 1)", "\"(other)\"", "y]=(other)", "")), (2, Gen.Char["()\"=]xy o0123"].Array[0, 5].Select(static letters => new string(letters))));

    [Fact]
    public void Numbers_are_named_by_what_they_stand_for()
    {
        ImmutableArray<FeatureDescription> features = Fitted.Describe();
        Assert.Equal<string>(["Miles"], features[0].Names);
        Assert.Equal<string>(["Company"], features[1].Names);
        Assert.Equal<string>(["Payment=Credit Card", "Payment=Cash", "Payment=(other)"], features[2].Names);
    }

    [Fact]
    public void Indicators_of_ids_have_names_of_their_own()
    {
        FittedSet words = Fit.Of(Fit.Define([new VocabularySpec(2, 2), new OneHotSpec(10, Missing.Default)], TextRow.Schema, "value"), TextRow.Of(["3", "3", "7"]));
        Assert.Equal<string>(["It=3", "It=7", "It=(other 1)", "It=(other 2)"], FeatureDescription.Of(words, 0).Names);
        FittedSet bands = Fit.Of(Fit.Define([new BucketizeBySpec([0, 5]), new OneHotSpec(10, Missing.Default)], NumberRow.Schema, "value"), NumberRow.Of([1.0]));
        Assert.Equal<string>(["It=below 0", "It=0 to 5", "It=from 5"], FeatureDescription.Of(bands, 0).Names);
    }

    [Fact]
    public void Values_like_what_is_not_kept_have_other_names()
    {
        string[] values = ["(other)", "(missing)", "\"(other)\"", "\"\"\"(other)\"\"\"", "(", "\"", "", "other"];
        FittedSet fitted = Fit.One(new OneHotSpec(20, Missing.OwnBucket), TextRow.Of(values));
        ImmutableArray<string> names = FeatureDescription.Of(fitted, 0).Names;
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal<string>(["It=(other)", "It=(missing)"], names[^2..]);
        Assert.Contains("It=\"(other)\"", names);
        Assert.Contains("It=other", names);
    }

    [Fact]
    public void Numbers_that_a_column_does_not_use_are_named_like_no_value()
    {
        SchemaInfo schema = new("Two", [TextRow.Schema.Columns[0] with { Name = "x" }, TextRow.Schema.Columns[0] with { Name = "y" }]);
        var rows = new ScanBatch(schema, [ColumnOf(schema.Columns[0], ["3", "3", "3"]), ColumnOf(schema.Columns[1], ["a", "b", "c"])]);
        FittedSet fitted = Fit.Of(Fit.Define([new OneHotSpec(9, Missing.Default)], schema, "x", "y"), rows);
        Assert.Equal<string>(["It[x]=3", "It[x]=(other)", "It[x]=(unused 2)", "It[x]=(unused 3)"], FeatureDescription.Of(fitted, 0).Names[..4]);
    }

    [Fact]
    public void No_two_numbers_have_one_name() => Gen.Select(Text.Array[1, 12], Text.Array[1, 12], Gen.Bool, Gen.Int[1, 3]).Sample(static (first, second, many, buckets) =>
    {
        ImmutableArray<FeatureSpec> stages = buckets == 1 ? [new OneHotSpec(20, Missing.OwnBucket)] : [new VocabularySpec(20, buckets), new OneHotSpec(1, Missing.Default)];
        SchemaInfo schema = new("Odd", [TextRow.Schema.Columns[0] with { Name = "x" }, TextRow.Schema.Columns[0] with { Name = "x]=y" }]);
        var rows = new ScanBatch(schema, [ColumnOf(schema.Columns[0], first), ColumnOf(schema.Columns[1], second.Take(first.Length).Concat(first.Skip(second.Length)))]);
        FittedSet fitted = Fit.Of(many ? Fit.Define(stages, schema, "x", "x]=y") : Fit.Define(stages, schema, "x"), rows);
        ImmutableArray<string> names = FeatureDescription.Of(fitted, 0).Names;
        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }, iter: 300);

    [Fact]
    public void Shares_of_missing_and_unkept_values_are_those_of_the_rows()
    {
        Trip[] rows = Trips.Sample(100);
        string[] kept = [.. rows.Where(static row => row.Company is not null).GroupBy(static row => row.Company!)
            .OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal).Take(3).Select(static group => group.Key)];
        SourceDescription company = Assert.Single(Fitted.Describe()[1].Columns);
        Assert.Equal(rows.Count(static row => row.Company is null) / 100.0, company.Missing);
        Assert.Equal(rows.Count(row => row.Company is { } name && !kept.Contains(name)) / 100.0, company.Unseen);
        SourceDescription miles = Assert.Single(Fitted.Describe()[0].Columns);
        Assert.Equal((rows.Min(static row => row.Miles), rows.Max(static row => row.Miles)), (miles.Minimum, miles.Maximum));
        Assert.Null(miles.Unseen);
    }

    [Fact]
    public void Of_sensitive_columns_no_value_is_told()
    {
        foreach (FeatureDescription feature in Fitted.Describe().Skip(3))
        {
            Assert.Null(feature.Columns[0].Minimum);
            Assert.DoesNotContain("Alice", feature.ToString() + string.Join(",", feature.Names), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_file_is_the_same_each_time_and_keeps_what_is_described()
    {
        byte[] file = FittedFile.Write(Fitted.Set);
        FittedSet read = FittedFile.Read(file, "f", FeatureDefinition.Of<TipFeatures>());
        Assert.Equal(file, FittedFile.Write(read));
        string text = Encoding.UTF8.GetString(file);
        Assert.Contains("\"group\": \"Ids\",\n", text, StringComparison.Ordinal);
        Assert.Contains("\"Payment=Cash\",\n", text, StringComparison.Ordinal);
    }

    private static TextColumn ColumnOf(ColumnInfo info, IEnumerable<string> texts)
    {
        var column = new TextColumn(info, 4);
        foreach (string text in texts)
            column.Append(text);
        return column;
    }
}
