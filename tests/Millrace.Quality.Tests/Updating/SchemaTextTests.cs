namespace Millrace.Quality.Tests.Updating;

public sealed class SchemaTextTests
{
    private const string Source = """
        // struct Trip { not this one }
        namespace Taxi;

        [Schema, Environments("training")]
        public partial record struct Trip
        {
            /// <summary>The fare: "struct Trip {".</summary>
            [Column("fa[r]e"), InRange(0, 1e3, Tolerance = 0.1)] public float Fare { get; init; }

            [Millrace.ColumnAttribute("kind")]
            [OneOf("a,b", @"c""]", // why
                "d")]
            public required global::System.String? Kind { get; init; } = "}";
        #pragma warning disable X
            [Column("list")] public Dictionary<int, string>[] List { get; init; }
            public static string Say(in Trip trip) { return "}" + '}'; }
            private static bool Holds(in Trip trip) => trip.Fare > 0;
            public double Twice => 2 * Fare;
            [Column("last")]
            public int Last { get; init; }
        }
        """;

    [Fact]
    public void Properties_are_found_with_their_attributes()
    {
        SchemaText text = SchemaText.Find(Source, "Trip")!;
        Assert.Equal(["Fare", "Kind", "List", "Last"], text.Members.Select(static member => member.Name));
        Assert.Equal(["float", "global::System.String?", "Dictionary<int, string>[]", "int"], text.Members.Select(static member => Source[member.Type]));
        Assert.Equal(
            ["Column", "InRange", "Column", "OneOf", "Column", "Column"], text.Members.SelectMany(static member => member.Attributes).Select(static each => each.Name));
        Assert.Equal("InRange(0, 1e3, Tolerance = 0.1)", Source[text.Members[0].Attributes[1].Text]);
        Assert.Equal('}', Source[text.End]);
        Assert.Equal(Source.Length - 1, text.End);
    }

    [Theory]
    [InlineData("")]
    [InlineData("struct Other { }")]
    [InlineData("partial record struct Trip;")]
    [InlineData("\"struct Trip { }\"")]
    [InlineData("/* struct Trip { } ")]
    [InlineData("struct Trip")]
    public void Where_there_is_no_declaration_nothing_is_found(string source) => Assert.Null(SchemaText.Find(source, "Trip"));

    [Fact]
    public void Source_that_is_cut_off_anywhere_ends_the_search()
    {
        for (int length = 0; length < Source.Length; length++)
            SchemaText.Find(Source[..length], "Trip");
    }
}
