using System.Collections.Immutable;
using CsCheck;
using Millrace.Data;

namespace Millrace.Quality.Tests.Updating;

public sealed class SchemaEditTests
{
    private static readonly ColumnInfo s_plain = new("a", "A", ColumnType.Int32, false);

    [Theory]
    [InlineData("    [InRange(0, 1)]\n    // stays\n    public int A { get; init; }", "    // stays\n    public int A { get; init; }")]
    [InlineData("    [InRange(0, 1)] // stays\n    public int A { get; init; }", "    // stays\n    public int A { get; init; }")]
    [InlineData("    [InRange(0, 1)] /* stays */ public int A { get; init; }", "    /* stays */ public int A { get; init; }")]
    [InlineData("    [InRange(0, 1)]\n#if X\n    [Obsolete]\n#endif\n    public int A { get; init; }", "#if X\n    [Obsolete]\n#endif\n    public int A { get; init; }")]
    [InlineData("    [Column(\"a\")] [InRange(0, 1)]\n    public int A { get; init; }", "    [Column(\"a\")]\n    public int A { get; init; }")]
    [InlineData("    [InRange(0, 1)] [Column(\"a\")] public int A { get; init; }", "    [Column(\"a\")] public int A { get; init; }")]
    [InlineData("    [Column(\"a\"), InRange(0, 1)] public int A { get; init; }", "    [Column(\"a\")] public int A { get; init; }")]
    [InlineData("    [InRange(0, 1), Column(\"a\")] public int A { get; init; }", "    [Column(\"a\")] public int A { get; init; }")]
    [InlineData("    [Column(\"a\"), // stays\n     InRange(0, 1)] public int A { get; init; }", "    [Column(\"a\") // stays\n     ] public int A { get; init; }")]
    [InlineData("    [InRange(0, 1), // stays\n     Column(\"a\")] public int A { get; init; }", "    [ // stays\n     Column(\"a\")] public int A { get; init; }")]
    public void What_stands_beside_an_attribute_that_goes_stays(string before, string after)
    {
        ColumnInfo column = s_plain with { Expectations = [new RangeExpectation(0, 1)] };
        Assert.Equal(Struct(after), Apply(Struct(before), column, s_plain));
        Assert.Equal(Struct(after).ReplaceLineEndings("\r\n"), Apply(Struct(before).ReplaceLineEndings("\r\n"), column, s_plain));
    }

    [Theory]
    [InlineData("    [Column(\"a\"), InRange(0, 1)] public int A { get; init; }", "    [Column(\"a\"), Presence(0.5)] public int? A { get; init; }")]
    [InlineData("    [Column(\"a\")] [InRange(0, 1)] public int A { get; init; }", "    [Column(\"a\"), Presence(0.5)] public int? A { get; init; }")]
    [InlineData("    [InRange(0, 1)]\n    public int A { get; init; }", "    [Presence(0.5)] public int? A { get; init; }")]
    [InlineData("    [InRange(0, 1) /* why */]\n    public int A { get; init; }", "    [Presence(0.5)] public int? A { get; init; }")]
    [InlineData("    [Column(\"a\")] [field: NonSerialized] public int A { get; init; }", "    [Column(\"a\"), Presence(0.5)] [field: NonSerialized] public int? A { get; init; }")]
    [InlineData("    [Column(\"a\") // why\n    ] public int A { get; init; }", "    [Column(\"a\"), Presence(0.5) // why\n    ] public int? A { get; init; }")]
    public void What_comes_stands_behind_what_stays(string before, string after) => Assert.Equal(
        Struct(after),
        Apply(
            Struct(before), s_plain with { Expectations = [new RangeExpectation(0, 1)] }, s_plain with { IsNullable = true, Expectations = [new PresenceExpectation(0.5)] }));

    [Fact]
    public void Attributes_come_and_go_in_any_layout() => Gen.Select(Gen.Int[0, 3].Array[1, 4], Gen.Int[0, 31], Gen.Int[0, 3], Gen.Int[0, 2]).Sample(
        static (sections, gone, come, layout) =>
        {
            Expectation[] known = [new RangeExpectation(0, 1), new UniqueExpectation(), new OrderExpectation(false, false), new BalanceExpectation(0.1, 1), new LengthExpectation(1, 2)];
            Expectation[] others = [new PresenceExpectation(0.5), new PatternExpectation("a,]")];
            var lines = new List<string>();
            int used = 0, lost = 0;
            foreach (int count in sections)
            {
                string[] texts = [.. known.Skip(used).Take(count).Select(static each => each.ToString()[1..^1])];
                bool isEmptied = texts.Length > 0 && Enumerable.Range(used, texts.Length).All(i => (gone & (1 << i)) != 0);
                lost += isEmptied ? texts.Length - 1 : 0;
                used += texts.Length;
                if (texts.Length > 0)
                    lines.Add($"[{string.Join(layout == 1 ? " /* c */, " : layout == 2 ? ", // d\n        " : ", ", texts)}]");
            }

            string attributes = string.Join(layout == 0 ? " " : "\n    ", lines);
            string source = Struct($"    {attributes} // e\n    public int A {{ get; init; }}");
            Expectation[] before = known[..Math.Min(used, known.Length)];
            Expectation[] after = [.. before.Where((_, i) => (gone & (1 << i)) == 0), .. others.Where((_, i) => (come & (1 << i)) != 0)];

            string changed = Apply(source, s_plain with { Expectations = [.. before] }, s_plain with { Expectations = [.. after] });

            SourceMember member = Assert.Single(SchemaText.Find(changed, "S")!.Members);
            Assert.Equal(
                after.Select(static each => each.ToString()[1..^1]).Order(StringComparer.Ordinal),
                member.Attributes.Select(each => changed[each.Text]).Order(StringComparer.Ordinal));

            // Comments within brackets that hold nothing any more go with them.
            Assert.Equal(Count(source, "/* c */") - (layout == 1 ? lost : 0), Count(changed, "/* c */"));
            Assert.Equal(Count(source, "// d") - (layout == 2 ? lost : 0), Count(changed, "// d"));
            Assert.Equal(1, Count(changed, "// e"));
        },
        iter: 2000);

    [Theory]
    [InlineData("struct S { [Column(\"a\")] public int A { get; init; } }", "struct S { [Column(\"a\")] public int A { get; init; }\n    [Column(\"b\")] public double B { get; init; }\n}")]
    [InlineData("struct S { }", "struct S {\n    [Column(\"b\")] public double B { get; init; }\n}")]
    [InlineData("  struct S\n  {\n  }", "  struct S\n  {\n      [Column(\"b\")] public double B { get; init; }\n  }")]
    [InlineData(
        "class C\n{\n\tstruct S\n\t{\n\t\tpublic int A { get; init; }\n\t}\n}",
        "class C\n{\n\tstruct S\n\t{\n\t\tpublic int A { get; init; }\n\t\t[Column(\"b\")] public double B { get; init; }\n\t}\n}")]
    public void A_new_column_stands_within_the_braces(string before, string after)
    {
        SchemaChange change = new(SchemaChangeKind.NewColumn, "b", "") { After = new ColumnInfo("b", "B", ColumnType.Double, false) };
        Assert.Equal(after, SchemaEdit.Apply(before, "S", [change]));
        Assert.Equal(after.ReplaceLineEndings("\r\n"), SchemaEdit.Apply(before.ReplaceLineEndings("\r\n"), "S", [change]).ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public void A_new_column_has_a_name_that_nothing_else_in_the_body_has()
    {
        const string Source = "struct S\n{\n    public int A { get; init; }\n    // B2\n    [Rule] public static bool B(in S row) => row.A > 0;\n    const string Text = \"B3\";\n}\n";
        ImmutableArray<SchemaChange> changes =
        [
            .. new[] { "B", "B2", "Text" }.Select(static name =>
                new SchemaChange(SchemaChangeKind.NewColumn, name, "") { After = new ColumnInfo(name, name, ColumnType.Double, false) }),
        ];
        string[] names = [.. SchemaText.Find(SchemaEdit.Apply(Source, "S", changes), "S")!.Members.Select(static member => member.Name)];
        Assert.Equal(4, names.Distinct().Count());
        Assert.DoesNotContain("B", names);
        Assert.DoesNotContain("Text", names);
    }

    [Theory]
    [InlineData(
        "struct S { [Column(\"a\")] public int A { get; init; } public int B { get; init; } }",
        "struct S { \n// Not in the file: [Column(\"a\")] public int A { get; init; }\n public int B { get; init; } }")]
    [InlineData(
        "struct S\n{\n    /// <summary>The first.</summary>\n    /// <remarks>One.</remarks>\n    [Column(\"a\")]\n    public int A { get; init; } // note\n\n    public int B { get; init; }\n}",
        "struct S\n{\n    // /// <summary>The first.</summary>\n    // /// <remarks>One.</remarks>\n    // Not in the file: [Column(\"a\")]\n    // public int A { get; init; } // note\n\n    public int B { get; init; }\n}")]
    public void A_dropped_column_takes_nothing_else_along(string before, string after)
    {
        string changed = SchemaEdit.Apply(before, "S", [new SchemaChange(SchemaChangeKind.DroppedColumn, "a", "") { Before = s_plain }]);
        Assert.Equal(after, changed);
        Assert.Equal(["B"], SchemaText.Find(changed, "S")!.Members.Select(static member => member.Name));
    }

    [Fact]
    public void An_attribute_of_another_schema_goes_whatever_that_is_called()
    {
        ColumnInfo column = s_plain with { Expectations = [new ReferenceExpectation("Shop", "Code", "code")] };
        const string Body = "    [References<Town.Shop>(nameof(Town.Shop.Code)), Column(\"a\")] public int A { get; init; }";
        Assert.Equal(Struct("    [Column(\"a\")] public int A { get; init; }"), Apply(Struct(Body), column, s_plain));
        Assert.Equal(
            Struct("    [References<Shop>(nameof(Shop.Code), Tolerance = 0.5), Column(\"a\")] public int A { get; init; }"),
            Apply(Struct(Body), column, s_plain with { Expectations = [new ReferenceExpectation("Shop", "Code", "code") { Tolerance = 0.5 }] }));
    }

    [Theory]
    [InlineData("public static bool operator >=(in S a, in S b) { return a.A >= b.A; }")]
    [InlineData("public static bool operator ==(in S a, in S b) => a.A == b.A;")]
    [InlineData("public static implicit operator int(in S s) { return s.A; }")]
    public void An_operator_ends_no_struct(string member)
    {
        string source = $"struct S\n{{\n    public int A {{ get; init; }}\n    {member}\n}}\n\nstruct Other {{ int X = 1; }}\n";
        SchemaChange change = new(SchemaChangeKind.NewColumn, "b", "") { After = new ColumnInfo("b", "B", ColumnType.Double, false) };
        Assert.Equal(
            source.Replace($"{member}\n", $"{member}\n    [Column(\"b\")] public double B {{ get; init; }}\n", StringComparison.Ordinal),
            SchemaEdit.Apply(source, "S", [change]));
    }

    [Fact]
    public void Source_that_ends_within_the_struct_is_refused() => Assert.StartsWith(
        "The source of S ends within the struct",
        Assert.Throws<DataException>(static () => SchemaEdit.Apply(
            "struct S { public int A { get; init; }", "S", [new SchemaChange(SchemaChangeKind.DroppedColumn, "a", "") { Before = s_plain }])).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("    public int A /* c */ { get; init; }", "    public int? A /* c */ { get; init; }")]
    [InlineData("    public int /* c(d) */ A // e\n    { get; init; }", "    public int? /* c(d) */ A // e\n    { get; init; }")]
    [InlineData("    public int @A { get; init; }", "    public int? @A { get; init; }")]
    [InlineData("    public int B { get; init; }\n}\npartial struct S\n{\n    public int A { get; init; }", "    public int B { get; init; }\n}\npartial struct S\n{\n    public int? A { get; init; }")]
    public void A_property_is_found_however_it_is_written(string before, string after) =>
        Assert.Equal(Struct(after), Apply(Struct(before), s_plain, s_plain with { IsNullable = true }));

    [Fact]
    public void A_column_of_another_schema_is_left_to_that_one()
    {
        const string Source = "[Schema(From = typeof(T))]\npartial record struct S\n{\n    public int B { get; init; }\n}\n";
        SchemaChange change = new(SchemaChangeKind.Type, "a", "") { Before = s_plain, After = s_plain with { IsNullable = true } };
        List<string> notes = [];
        Assert.Equal(Source, SchemaEdit.Apply(Source, "S", [change], notes));
        Assert.Equal(["a: S has the property A from another schema. Change that one, or declare the property here."], notes);
        Assert.Throws<DataException>(() => SchemaEdit.Apply(Source.Replace("(From = typeof(T))", "", StringComparison.Ordinal), "S", [change]));
    }

    [Fact]
    public void A_new_column_keeps_its_name_where_no_member_has_it()
    {
        const string Source = "struct S\n{\n    [Presence(0.5)] public Shop<int>? A { get; init; }\n    private const int One = 1, Two = 2;\n    private static bool Holds<Kind>(int value) where Kind : struct => true;\n}\n";
        ImmutableArray<SchemaChange> changes =
        [
            .. new[] { "Presence", "Shop", "Kind", "One", "Two", "Holds" }.Select(static name =>
                new SchemaChange(SchemaChangeKind.NewColumn, name, "") { After = new ColumnInfo(name, name, ColumnType.Double, false) }),
        ];
        Assert.Equal(
            ["A", "Presence", "Shop", "Kind", "One2", "Two2", "Holds2"],
            SchemaText.Find(SchemaEdit.Apply(Source, "S", changes), "S")!.Members.Select(static member => member.Name));
    }

    [Theory]
    [InlineData("Kind[]", "Kind[]?", ColumnType.Enum, true, false)]
    [InlineData("Kind[]", "Kind?[]", ColumnType.Enum, false, true)]
    [InlineData("Kind []", "Kind?[]?", ColumnType.Enum, true, true)]
    [InlineData("Number[]?", "Number?[]?", ColumnType.Int32, true, true)]
    public void Of_a_list_whose_values_may_be_missing_the_type_stays_as_written(string before, string after, ColumnType type, bool isNullable, bool hasGaps)
    {
        var column = new ColumnInfo("a", "A", ColumnType.List, before.EndsWith('?')) { Item = new ColumnInfo("a", "A", type, false) };
        ColumnInfo changed = column with { IsNullable = isNullable, Item = column.Item with { IsNullable = hasGaps } };
        Assert.Equal(Struct($"    public {after} A {{ get; init; }}"), Apply(Struct($"    public {before} A {{ get; init; }}"), column, changed));
    }

    [Fact]
    public void An_enumeration_without_source_is_called_nothing_that_it_is_not()
    {
        var column = new ColumnInfo("kind", "Kind", ColumnType.Enum, false);
        Assert.Equal("    [Column(\"kind\")] public … Kind { get; init; }\n", MemberSource.Write(column));
        Assert.Equal(Struct("    public …? Kind { get; init; }"), Apply(Struct("    public … Kind { get; init; }"), column, column with { IsNullable = true }));
    }

    [Fact]
    public void Edits_that_overlap_are_refused()
    {
        var edits = new SourceEdits("0123456789");
        edits.Replace(2..5, "a");
        edits.Insert(2, "b");
        edits.Insert(5, "c");
        Assert.Equal("01bac56789", edits.Apply());
        edits.Insert(4, "d");
        Assert.Equal("Two edits overlap at 4.", Assert.Throws<InvalidOperationException>(edits.Apply).Message);
    }

    [Fact]
    public void A_long_list_breaks_between_values_and_not_within_them()
    {
        string[] values = [.. Enumerable.Range(0, 60).Select(static i => i % 2 == 0 ? "\", \"" : $", {i}")];
        string[] lines = MemberSource.Write(new ColumnInfo("a", "A", ColumnType.Text, false) { Expectations = [new DomainExpectation([.. values])] }).TrimEnd().Split('\n');
        Assert.True(lines.Length > 4);
        Assert.All(lines, static line => Assert.True(line.Length <= 160, line));
        Assert.All(lines[1..^2], static line => Assert.EndsWith("\",", line, StringComparison.Ordinal));
        string all = string.Join(' ', lines[1..^1].Select(static line => line.Trim()));
        Assert.Equal(new DomainExpectation([.. values]).ToString(), all);
    }

    private static string Struct(string body) => $"[Schema]\npartial record struct S\n{{\n{body}\n}}\n";

    private static string Apply(string source, ColumnInfo before, ColumnInfo after) => SchemaEdit.Apply(
        source, "S", [new SchemaChange(SchemaChangeKind.Expectation, before.Name, "") { Before = before, After = after }]);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
