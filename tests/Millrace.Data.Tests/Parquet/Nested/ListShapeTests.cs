using static Millrace.Data.Tests.Parquet.Nested.Handmade;
using SharpRepetition = ParquetSharp.Repetition;

namespace Millrace.Data.Tests.Parquet.Nested;

/// <summary>Lists as older writers laid them out, and levels that no writer writes.</summary>
public sealed class ListShapeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_repeated_field_is_the_element_where_it_is_a_value() => AssertReads(
        ["[1,2]", null, "[]"],
        List("v", SharpRepetition.Optional, Int("element", SharpRepetition.Repeated)),
        ([2, 2, 0, 1], [0, 1, 0, 0], [1, 2]));

    [Fact]
    public void The_repeated_field_is_the_element_where_it_has_several_fields() => AssertReads(
        ["""[{"a":1,"b":null},{"a":2,"b":3}]""", "[]"],
        List(
            "v",
            SharpRepetition.Required,
            Group("element", SharpRepetition.Repeated, Int("a", SharpRepetition.Required), Int("b", SharpRepetition.Optional))),
        ([1, 1, 0], [0, 1, 0], [1, 2]),
        ([1, 2, 0], [0, 1, 0], [3]));

    [Theory]
    [InlineData("array", """[{"a":1},{"a":2}]""")]
    [InlineData("v_tuple", """[{"a":1},{"a":2}]""")]
    [InlineData("bag", "[1,2]")]
    public void The_repeated_field_is_the_element_where_its_name_says_so(string name, string expected) => AssertReads(
        [expected],
        List("v", SharpRepetition.Required, Group(name, SharpRepetition.Repeated, Int("a", SharpRepetition.Required))),
        ([1, 1], [0, 1], [1, 2]));

    [Fact]
    public void The_repeated_field_is_the_element_where_it_is_a_list() => AssertReads(
        ["[[1,2],[]]"],
        List("v", SharpRepetition.Optional, List("array", SharpRepetition.Repeated, Int("array", SharpRepetition.Repeated))),
        ([3, 3, 2], [0, 2, 1], [1, 2]));

    [Fact]
    public void Without_a_word_of_lists_a_group_is_a_structure() => AssertReads(
        ["""{"list":[{"a":1}]}""", """{"list":[]}"""],
        Group("v", SharpRepetition.Required, Group("list", SharpRepetition.Repeated, Int("a", SharpRepetition.Required))),
        ([1, 0], [0, 0], [1]));

    [Fact]
    public void Fields_of_an_element_must_have_the_same_number_of_elements()
    {
        string file = Write(
            List(
                "v",
                SharpRepetition.Optional,
                Group("element", SharpRepetition.Repeated, Int("a", SharpRepetition.Required), Int("b", SharpRepetition.Optional))),
            ([2, 2, 2], [0, 1, 0], [1, 2, 3]),
            ([3, 3, 3], [0, 0, 1], [1, 2, 3]));
        AssertDamaged(file, "the levels of its fields do not agree");
    }

    [Fact]
    public void Fields_of_a_structure_must_be_missing_together()
    {
        string file = Write(
            Group("v", SharpRepetition.Optional, Int("a", SharpRepetition.Optional), Int("b", SharpRepetition.Optional)),
            ([2, 0], [0, 0], [1]),
            ([2, 1], [0, 0], [1]));
        AssertDamaged(file, "the levels of its fields do not agree");
        file = Write(
            Group("v", SharpRepetition.Optional, Int("a", SharpRepetition.Optional), Int("b", SharpRepetition.Optional)),
            ([2, 1], [0, 0], [1]),
            ([2, 0], [0, 0], [1]));
        AssertDamaged(file, "the levels of its fields do not agree");
    }

    [Fact]
    public void A_list_within_a_list_does_not_go_on_where_it_is_empty()
    {
        string file = Write(
            List("v", SharpRepetition.Optional, List("array", SharpRepetition.Repeated, Int("array", SharpRepetition.Repeated))),
            ([2, 3], [0, 2], [1]));
        AssertDamaged(file, "the levels of its fields do not agree");
    }

    [Fact]
    public void A_map_has_no_missing_key()
    {
        ParquetSharp.Schema.GroupNode EntryOf() =>
            Group("key_value", SharpRepetition.Repeated, Int("key", SharpRepetition.Optional), Int("value", SharpRepetition.Optional));
        string file = Write(Map("v", EntryOf()), ([2, 2], [0, 1], [1, 2]), ([1, 2], [0, 1], [3]));
        Assert.Equal(["""{"1":null,"2":3}"""], LooseRows.Read(file)["v"]);
        file = Write(Map("v", EntryOf()), ([2, 1], [0, 1], [1]), ([2, 2], [0, 1], [3, 4]));
        AssertDamaged(file, "a key of a map is missing");
    }

    [Fact]
    public void Keys_that_are_no_values_make_a_map_a_list_of_entries() => AssertReads(
        ["""[{"key":{"x":1},"value":2},{"key":{"x":3},"value":null}]""", "[]"],
        Map(
            "v",
            Group(
                "key_value",
                SharpRepetition.Repeated,
                Group("key", SharpRepetition.Required, Int("x", SharpRepetition.Required)),
                Int("value", SharpRepetition.Optional))),
        ([1, 1, 0], [0, 1, 0], [1, 3]),
        ([2, 1, 0], [0, 1, 0], [2]));

    [Fact]
    public void A_row_that_becomes_too_large_is_refused()
    {
        const int Count = 70_000;
        short[] definitions = new short[Count];
        short[] repetitions = new short[Count];
        definitions.AsSpan().Fill(1);
        repetitions.AsSpan(1).Fill(1);
        string file = Write(
            List("v", SharpRepetition.Required, Group("array", SharpRepetition.Repeated, Int(new string('x', 1000), SharpRepetition.Optional))),
            (definitions, repetitions, []));
        ParquetException error = Assert.Throws<ParquetException>(() => LooseRows.Read(file));
        Assert.Equal($"{file}, column \"v\": a row of more than 64 MiB is not supported.", error.Message);
        Assert.Equal("a row of more than 64 MiB", error.Feature);
    }

    public void Dispose() => _folder.Dispose();

    private void AssertReads(string?[] expected, ParquetSharp.Schema.Node field, params (short[], short[], int[])[] leaves) =>
        Assert.Equal(expected, LooseRows.Read(Write(field, leaves))["v"]);

    private static void AssertDamaged(string file, string problem) =>
        Assert.Equal($"{file}, column \"v\": the file is damaged: {problem}.", Assert.Throws<ParquetException>(() => LooseRows.Read(file)).Message);

    private string Write(ParquetSharp.Schema.Node field, params (short[], short[], int[])[] leaves)
    {
        Handmade.Write(_folder.File("v.parquet"), field, leaves);
        return _folder.File("v.parquet");
    }
}
