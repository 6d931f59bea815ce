using System.Runtime.CompilerServices;
using Millrace.Benchmarks.Programs;
using Millrace.Generators.Tests.Components;
using Millrace.Generators.Tests.Pipelines;
using Millrace.Generators.Tests.Schemas;

namespace Millrace.Generators.Tests.Fuzz;

/// <summary>The programs that are typed: the samples, what other tests compile, the examples of the pages, and a made one.</summary>
internal static class Programs
{
    /// <summary>Each program's files by path.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> All { get; } =
    [
        .. Directory.GetDirectories(Root("samples")).Order(StringComparer.Ordinal).Select(Sample).Where(static files => files.Count > 0),
        One(TaxiSource.Components + TaxiSource.Pipeline),
        new Dictionary<string, string> { ["Taxi.cs"] = TaxiSource.Components, ["More.cs"] = "using Millrace;\nusing Taxi;\n" + LoopSource.Pipeline },
        One(MapSource.Components + MapSource.Pipeline + "\n" + NestedSource.Outer + "\n" + ControlSource.Pipeline),
        One(TaxiSources.Schemas + TaxiSources.Features),
        One(ComponentSources.Artifacts + "[Component] public sealed partial class Copy { [Parameter] public int Times { get; init; } = 2; public Note Run(Note note) => note; }"),
        One(string.Join('\n', RulePages.Examples(RulePages.Read("schemas"))) + "\n" + Examples("MR01", "MR04", "MR06")),
        One(RulePages.Examples(RulePages.Read("components")).Single() + "\n" + Examples("MR02", "MR03", "MR05")),
        new BigProgram { Components = 12, Schemas = 2, Columns = 5, Steps = 12 }.Files().ToDictionary(static file => file.Path, static file => file.Text),
    ];

    private static Dictionary<string, string> Sample(string folder) => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Where(static path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToDictionary(static path => path, path => File.ReadAllText(Path.Combine(folder, path)));

    private static Dictionary<string, string> One(string text) => new() { ["More.cs"] = text };

    /// <summary>The wrong examples of the pages of some ranges, each in a namespace of its own. That of MR0333 is a loop of ten thousand turns: seconds for every key.</summary>
    private static string Examples(params string[] ranges) => string.Join('\n', Directory.GetFiles(Root("generators/docs"), "MR*.md").Order(StringComparer.Ordinal)
        .Select(static file => Path.GetFileNameWithoutExtension(file))
        .Where(id => id != "MR0333" && ranges.Any(range => id.StartsWith(range, StringComparison.Ordinal)))
        .Select(static id => $"namespace {id}\n{{\n{RulePages.Examples(RulePages.Read(id))[0]}\n}}\n"));

    private static string Root(string path, [CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../..", path));
}
