using System.Collections.Immutable;

namespace Millrace.Runtime.Tests.Schemas;

public sealed class SchemaTests
{
    [Fact]
    public void A_schema_is_one_line_that_says_what_holds()
    {
        var schema = ArtifactSchema.Of(
        [
            new ColumnDescription("id \"1\"\n🚂", "Text") { IsSensitive = true },
            new ColumnDescription("fare", "Double?") { IsNullable = true, Expected = "0 to 100" },
        ]);

        Assert.Equal(
            """{"format":1,"columns":[{"name":"id \"1\"\n\uD83D\uDE82","type":"Text","sensitive":true},{"name":"fare","type":"Double?","nullable":true,"expected":"0 to 100"}]}""",
            schema.Document);
        Assert.Equal(schema.Columns.AsEnumerable(), ArtifactSchema.Read(schema.Digest, schema.Document).Columns);
        Assert.Equal(schema, ArtifactSchema.Of([.. schema.Columns]));
        Assert.NotEqual(schema, ArtifactSchema.Of([.. schema.Columns.Reverse()]));
    }

    [Fact]
    public void However_many_values_and_columns_change_few_are_told()
    {
        string[] towns = [.. Enumerable.Range(0, 5_000).Select(static i => $"town {i}")];
        ColumnDescription before = new("town", "Text") { Expected = string.Join(", ", towns) };

        Assert.Equal("town: expected as well Ghent", Told(before, before with { Expected = string.Join(", ", [.. towns, "Ghent"]) }));
        Assert.Equal(
            "town: no longer expected town 0, town 1, town 2, town 3, town 4, town 5, town 6, town 7, town 8, town 9 and 90 more",
            Told(before, before with { Expected = string.Join(", ", towns.Skip(100)) }));
        Assert.Equal("town: expected as well 0 to 9; no longer town 0", Told(before, before with { Expected = "0 to 9; " + string.Join(", ", towns.Skip(1)) }));
        Assert.Equal("town: expected values in another order", Told(before, before with { Expected = string.Join(", ", towns.Reverse()) }));
        Assert.InRange(Told(before, before with { Expected = new string('x', 100_000) }).Length, 1, 400);
        Assert.InRange(Told(before, before with { Expected = "" }).Length, 1, 400);
        Assert.Equal(
            before.Expected.Length, ArtifactSchema.Read("d", ArtifactSchema.Of([before]).Document).Columns[0].Expected.Length);

        var wide = ArtifactSchema.Of([.. towns.Select(static town => new ColumnDescription(town, "Text"))]);
        string words = SchemaDifference.Between(ArtifactSchema.Of([new("a", "Text")]), wide).ToString();
        Assert.EndsWith("+ town 9, + 4990 more, - a", words, StringComparison.Ordinal);
        words = SchemaDifference.Between(wide, ArtifactSchema.Of([.. wide.Columns.Select(static each => each with { Type = "Int32" })])).ToString();
        Assert.EndsWith("town 9: Text to Int32, changed: 4990 more", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Whether_values_may_be_missing_is_told_once_wherever_a_table_tells_it()
    {
        ColumnDescription whole = new("fare", "Double"), partial = whole with { IsNullable = true }, ours = new("fare", "Double?") { IsNullable = true };
        Assert.Equal("fare: Double to Double?", Told(whole, partial));
        Assert.Equal("fare: Double? to Double", Told(ours, whole));
        Assert.True(new ColumnChange(whole, partial).IsType);
        Assert.False(new ColumnChange(ours, partial).IsType);
    }

    private static string Told(ColumnDescription before, ColumnDescription after) =>
        SchemaDifference.Between(ArtifactSchema.Of([before]), ArtifactSchema.Of([after])).ToString();

    [Theory]
    [MemberData(nameof(Contract.OddTextBehaviour.OddTexts), MemberType = typeof(Contract.OddTextBehaviour))]
    public void Odd_texts_of_a_schema_come_out_as_they_went_in(string text)
    {
        string expected = text.Replace('\ud800', '\ufffd');
        var schema = ArtifactSchema.Of([new ColumnDescription(text, text) { Expected = text }, new ColumnDescription(text + text, "Text") { IsSensitive = true }]);
        Assert.Equal(
            [new ColumnDescription(expected, expected) { Expected = expected }, new ColumnDescription(expected + expected, "Text") { IsSensitive = true }],
            ArtifactSchema.Read(schema.Digest, schema.Document).Columns.ToArray());
        Assert.DoesNotContain('\n', schema.Document);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"columns":[{"name":"a"}]}""")]
    [InlineData("""{"columns":[{"name":"a","type":"Text","nullable":"yes"}]}""")]
    public void A_damaged_text_is_told(string document) => Assert.StartsWith(
        "A schema in the store's metadata is damaged: ", Assert.Throws<MillraceException>(() => ArtifactSchema.Read("d", document)).Message);

    [Fact]
    public void What_a_later_format_tells_besides_is_left_out() => Assert.Equal(
        [new ColumnDescription("a", "Text")],
        ArtifactSchema.Read("d", """{"format":2,"unit":1,"columns":[{"name":"a","type":"Text","unit":"mile"}]}""").Columns.ToArray());

    [Theory]
    [InlineData("a b", "a b", "")]
    [InlineData("a b", "b a", "other order")]
    [InlineData("a b", "a c b", "+ c")]
    [InlineData("a b c", "c a", "- b, other order")]
    [InlineData("a b", "a? b!", "a: Text to Text?, b: sensitive now")]
    [InlineData("a! b?", "a b", "a: no longer sensitive, b: Text? to Text")]
    public void A_difference_is_told_in_a_few_words(string before, string after, string words)
    {
        var difference = SchemaDifference.Between(ArtifactSchema.Of(new Sheet(before).Columns), ArtifactSchema.Of(new Sheet(after).Columns));
        Assert.Equal(words, difference.ToString());
        Assert.Equal(words.Length == 0, difference.IsEmpty);
    }

    [Fact]
    public void Expectations_are_compared_where_both_are_known()
    {
        ImmutableArray<ColumnDescription> narrow = [new("fare", "Double") { Expected = "0 to 1" }], wide = [new("fare", "Double") { Expected = "0 to 9" }];
        Assert.Equal("fare: expected '0 to 1' became '0 to 9'", SchemaDifference.Between(ArtifactSchema.Of(narrow), ArtifactSchema.Of(wide)).ToString());
        Assert.True(SchemaDifference.Between(ArtifactSchema.OfTypes([new("fare", "Double")]), ArtifactSchema.Of(wide)).IsEmpty);
        Assert.Equal("fare: Int32 to Double", SchemaDifference.Between(ArtifactSchema.OfTypes([new("fare", "Int32")]), ArtifactSchema.Of(wide)).ToString());
    }
}
