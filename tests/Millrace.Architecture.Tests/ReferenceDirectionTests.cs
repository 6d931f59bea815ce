namespace Millrace.Architecture.Tests;

/// <summary>References point only downward, and leaves never meet. The table is the architecture page's, in a form that fails.</summary>
public sealed class ReferenceDirectionTests
{
    /// <summary>What each library may reference. A new project needs a row here and in src/README.md.</summary>
    private static readonly Dictionary<string, string[]> s_allowed = new(StringComparer.Ordinal)
    {
        ["Millrace.Abstractions"] = [],
        ["Millrace.Data"] = ["Millrace.Abstractions"],
        ["Millrace.Quality"] = ["Millrace.Abstractions", "Millrace.Data"],
        ["Millrace.Tables"] = ["Millrace.Abstractions", "Millrace.Data"],
        ["Millrace.Features"] = ["Millrace.Abstractions", "Millrace.Data"],
        ["Millrace.Learning"] = ["Millrace.Abstractions", "Millrace.Data", "Millrace.Features"],
        ["Millrace.MLNet"] = ["Millrace.Abstractions", "Millrace.Data", "Millrace.Features", "Millrace.Learning"],
        ["Millrace.Torch"] = ["Millrace.Abstractions", "Millrace.Data", "Millrace.Features", "Millrace.Learning"],
        ["Millrace.Runtime"] = ["Millrace.Abstractions"],
        ["Millrace"] = ["Millrace.Abstractions", "Millrace.Data", "Millrace.Runtime", "Millrace.Tables", "Millrace.Quality", "Millrace.Features", "Millrace.Learning"],
        ["Millrace.Testing"] = ["Millrace.Abstractions", "Millrace.Data", "Millrace.Runtime"],
        ["Millrace.Compiler"] = [],
        ["Millrace.Generators"] = ["Millrace.Compiler"],
    };

    public static TheoryData<string> Libraries => [.. Repository.Projects.Where(each => each.Folder is "src" or "generators").Select(each => each.Name)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_references_only_what_lies_below_it(string name)
    {
        Project project = Repository.Projects.Single(each => each.Name == name);

        Assert.True(s_allowed.TryGetValue(name, out string[]? allowed), $"{name} has no row in the table of allowed references.");
        Assert.Empty(project.References.Except(allowed));
    }

    [Fact]
    public void The_table_speaks_of_projects_that_exist()
    {
        string[] names = [.. Repository.Projects.Select(each => each.Name)];

        Assert.Empty(s_allowed.Keys.Except(names));
        Assert.True(names.Length > s_allowed.Count, "No test or sample project was found: the search looks in the wrong place.");
    }

    [Fact]
    public void Libraries_reference_generators_as_analyzers_only()
    {
        string[] generators = [.. Repository.Projects.Where(each => each.Folder == "generators").Select(each => each.Name)];

        Assert.All(
            Repository.Projects.Where(each => each.Folder is "src" or "samples"),
            project => Assert.Empty(project.References.Intersect(generators)));
    }

    [Fact]
    public void Nothing_in_src_or_generators_references_tests_or_samples()
    {
        string[] upper = [.. Repository.Projects.Where(each => each.Folder is "tests" or "samples" or "benchmarks").Select(each => each.Name)];

        Assert.All(
            Repository.Projects.Where(each => each.Folder is "src" or "generators"),
            project => Assert.Empty(project.References.Intersect(upper)));
    }
}
