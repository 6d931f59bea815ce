using System.Reflection;
using Millrace.Compiler;
using Millrace.Generators.Tests.Components;
using Millrace.Generators.Tests.Docs;
using Millrace.Generators.Tests.Features;
using Millrace.Generators.Tests.Pipelines;
using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests;

/// <summary>No rule of the catalogue can be forgotten: each has a page, and a test that demands it alone at its place.</summary>
public sealed class CatalogueTests
{
    /// <summary>Rules whose mistake is no row of a table, and the test that demands it.</summary>
    private static readonly Dictionary<string, string> s_others = new(StringComparer.Ordinal)
    {
        ["MR0124"] = nameof(SchemaDiagnosticTests.Without_Millrace_Data_the_package_is_named),
        ["MR0320"] = nameof(PipelineDiagnosticTests.A_wrong_artifact_of_an_inferred_call_is_named_at_the_argument),
        ["MR0321"] = nameof(PipelineDiagnosticTests.Where_nobody_has_an_objection_Define_has),
        ["MR0520"] = nameof(LibraryTests.A_library_of_another_version_is_told_to_be_compiled_anew),
        ["MR0421"] = nameof(FeatureDiagnosticTests.Without_Millrace_Features_the_package_is_named),
    };

    public static TheoryData<string> Rules => [.. All().Select(static each => each.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_has_a_row_in_a_table_of_mistakes(string id) => Assert.True(Shown().Contains(id) || s_others.ContainsKey(id), $"no table shows {id}");

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_rule_has_a_page(string id) => Assert.StartsWith($"# {id}: ", RulePages.Read(id), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Each_page_shows_what_is_wrong_and_then_what_is_right(string id)
    {
        string[] sections = RulePages.Read(id).Split("\n## ");
        Assert.Equal(["Wrong", "Right"], sections.Skip(1).Select(static each => each[..each.IndexOf('\n', StringComparison.Ordinal)]));
        Assert.Equal([0, 1, 1], sections.Select(static each => RulePages.Examples(each).Length));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_examples_of_each_page_are_compiled(string id) =>
        Assert.Contains(id, ((IEnumerable<object[]>)RulePageTests.Rules).Concat(SchemaPageTests.Rules).Select(static row => (string)row[0]));

    [Fact]
    public void Ids_are_unique() => Assert.Equal(All().Length, All().Select(static each => each.Id).Distinct().Count());

    [Fact]
    public void There_are_more_than_forty() => Assert.True(All().Length > 40);

    /// <summary>Every rule that any class of the compiler declares.</summary>
    internal static DiagnosticRule[] All() => [.. RulePages.Rules(typeof(DiagnosticRule).Assembly.GetTypes())];

    /// <summary>The ids in the first column of every table of mistakes: id, message, source.</summary>
    private static HashSet<string> Shown() =>
    [
        .. typeof(CatalogueTests).Assembly.GetTypes()
            .Where(static type => type.Name.EndsWith("DiagnosticTests", StringComparison.Ordinal))
            .SelectMany(static type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(static property => property.PropertyType == typeof(TheoryData<string, string, string>))
            .SelectMany(static property => (IEnumerable<object[]>)property.GetValue(null)!)
            .Select(static row => (string)row[0]),
    ];
}
