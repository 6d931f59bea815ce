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
