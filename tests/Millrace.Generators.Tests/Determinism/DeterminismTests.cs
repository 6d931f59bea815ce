using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Tests.Fuzz;
using Millrace.Safety.Tests.Work;

namespace Millrace.Generators.Tests.Determinism;

/// <summary>What is generated and what is said depends on the program alone.</summary>
public sealed class DeterminismTests
{
    private static readonly Lazy<string> s_expected = new(static () => Everything());

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    public void The_culture_changes_nothing(string name)
    {
        string expected = s_expected.Value;
        (CultureInfo culture, CultureInfo ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.Of(name);
            Assert.NotEqual("-1.5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Everything());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    [Fact]
    public void The_folder_of_the_project_changes_nothing() => Assert.Equal(s_expected.Value, Everything(folder: "/somewhere else/ünïcode/"));

    [Fact]
    public void The_order_of_files_changes_nothing() => Assert.Equal(s_expected.Value, Everything(reverse: true));

    [Fact]
    public void The_order_of_the_files_of_one_type_changes_nothing()
    {
        var files = new Dictionary<string, string>
        {
            ["Zebra.cs"] = "using Millrace; using Millrace.Data; namespace Parts; [Schema] public partial record struct Trip { [Column] public int Z { get; init; } } [Component] public sealed partial class Take { [Parameter] public int Last { get; init; } = 1; public void Run(Dataset<Trip> rows) { } }",
            ["Ant.cs"] = "using Millrace; using Millrace.Data; namespace Parts; public partial record struct Trip { [Column] public int A { get; init; } } partial class Take { [Parameter] public int First { get; init; } = 2; }",
        };
        files["Wrong.cs"] = "namespace Parts; [Millrace.Component] public sealed partial class Empty { }";
        files["Aside.cs"] = "namespace Parts; partial class Empty { }";
        string one = Of(files, "/project/", reverse: false);
        Assert.Contains("Aside.cs: (0,", one, StringComparison.Ordinal);
        Assert.Contains("int first = 2, int last = 1", one, StringComparison.Ordinal);
        Assert.Equal(one, Of(files, "/project/", reverse: true));
    }

    [Fact]
    public async Task Runs_at_the_same_time_change_nothing()
    {
        string expected = s_expected.Value;
        string[] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(static _ => Task.Run(static () => Everything())));
        Assert.All(found, each => Assert.Equal(expected, each));
    }

    /// <summary>All generated files, and all diagnostics with their places, of all programs.</summary>
    private static string Everything(string folder = "/project/", bool reverse = false) => string.Join('\n', Programs.All.Select(files => Of(files, folder, reverse)));

    private static string Of(IReadOnlyDictionary<string, string> files, string folder, bool reverse)
    {
        IEnumerable<KeyValuePair<string, string>> ordered = reverse ? files.Reverse() : files;
        CSharpCompilation compilation = Compiled.Compilation("").AddSyntaxTrees(ordered.Select(file => Compiled.Tree(file.Value, folder + file.Key)));
        GeneratorDriver driver = Compiled.Driver().RunGenerators(compilation);
        Incremental.AssertSame(driver, compilation);
        GeneratorDriverRunResult result = driver.GetRunResult();
        IEnumerable<string> generated = result.GeneratedTrees.OrderBy(static tree => tree.FilePath, StringComparer.Ordinal).Select(static tree => tree.FilePath + "\n" + tree);
        IEnumerable<string> said = result.Diagnostics
            .Select(each => each.GetMessage(CultureInfo.InvariantCulture) + " " + each.Location.GetLineSpan().ToString().Replace(folder, "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return string.Join('\n', generated.Concat(said));
    }
}
