using Microsoft.CodeAnalysis;

namespace Millrace.Generators.Tests.Purity;

/// <summary>What methods of a library do is known to programs that use it: from its source in the same solution, from attributes otherwise.</summary>
public sealed class LibraryPurityTests
{
    private const string Library = """
        using System.Runtime.CompilerServices;
        using Millrace;
        [assembly: InternalsVisibleTo("UserOfLibrary")]

        namespace Lib;

        public static class Clock
        {
            public static string Stamp() => Read().ToString("O");
            public static string Fixed(string text) => text + 1;
            [Deterministic("frozen")] public static string Frozen() => Read().ToString("O");
            private static DateTime Read() => DateTime.UtcNow;
            internal static string Hidden => Environment.MachineName;
        }

        public sealed class Words(string path)
        {
            public string Load() => File.ReadAllText(path);
            public static bool Has(string path) => Directory.Exists(path) || File.Exists(path);
            public static string Read(int times, string path) => string.Concat(Enumerable.Repeat(File.ReadAllText(path), times));
        }

        public class State { public static int Count { get; set; } public static int Field; public static readonly int Fixed = 3; }
        public abstract class Source { public virtual Guid Next() => Guid.NewGuid(); }
        public sealed class Numbers : Source;
        public static class Generic<T> { public static string Name<U>(U value) => $"{value}{Guid.NewGuid()}"; }
        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0502", "Clock.Stamp, which uses DateTime.UtcNow", "[|Lib.Clock.Stamp|]()" },
        { "MR0504", "Clock.Hidden, which uses Environment.MachineName", "[|Lib.Clock.Hidden|]" },
        { "MR0506", "Words.Load, which uses File.ReadAllText", "new Lib.Words(\"x\").[|Load|]()" },
        { "MR0506", "Words.Read, which uses File.ReadAllText", "[|Lib.Words.Read|](2, \"x\")" },
        { "MR0506", "Words.Has, which uses Directory.Exists", "a.Text + [|Lib.Words.Has|](\"x\")" },
        { "MR0505", "State.Count", "a.Text + [|Lib.State.Count|]" },
        { "MR0505", "State.Field", "a.Text + [|Lib.State.Field|]" },
        { "MR0503", "Source.Next, which uses Guid.NewGuid", "a.Text + new Lib.Numbers().[|Next|]()" },
        { "MR0503", "Generic.Name, which uses Guid.NewGuid", "[|Lib.Generic<int>.Name|](3.5)" },
        { "MR0502", "Helper.Stamp, which uses DateTime.UtcNow by way of Clock.Stamp", "[|Helper.Stamp|]()" },
    };

    private static readonly Compiled s_library = Compiled.From(Library);
    private static readonly MetadataReference s_image = s_library.ToReference();
    private static readonly MetadataReference s_project = s_library.Output.ToMetadataReference();

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_compiled_library_says_what_its_methods_do(string id, string cause, string text) => Check(id, cause, text, s_image);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_project_of_the_solution_is_read(string id, string cause, string text)
    {
        string way = !text.Contains("Stamp", StringComparison.Ordinal) ? cause
            : cause.Contains("by way of", StringComparison.Ordinal) ? cause + " and Clock.Read"
            : cause + " by way of Clock.Read";
        Check(id, way, text, s_project);
    }

    [Fact]
    public void What_is_harmless_is_not_said()
    {
        const string user = """
            [Component] public partial class C { [Parameter, Source] public required string Path { get; init; } public Note Run(Note a) =>
                new(Lib.Clock.Fixed("x") + Lib.Clock.Frozen() + new Lib.Words(Path).Load() + Lib.Words.Read(1, Path) + Lib.State.Fixed); }
            """;
        Pure.Clean(user, s_image);
        Pure.Clean(user, s_project);
    }

    [Fact]
    public void The_facts_are_written_once_in_an_order_of_their_own()
    {
        string facts = s_library.Generated("MethodFacts");
        string[] expected =
        [
            "[assembly: global::Millrace.MethodFact(\"M:Lib.Clock.Stamp~System.String\", global::Millrace.Impurity.Clock, \"DateTime.UtcNow\")]",
            "[assembly: global::Millrace.MethodFact(\"M:Lib.Words.Load~System.String\", global::Millrace.Impurity.FileRead, \"File.ReadAllText\", IsConditional = true, Receiver = true)]",
            "[assembly: global::Millrace.MethodFact(\"M:Lib.Words.Read(System.Int32,System.String)~System.String\", global::Millrace.Impurity.FileRead, \"File.ReadAllText\", IsConditional = true, Parameters = new[] { 1 })]",
        ];
        Assert.All(expected, line => Assert.True(facts.Contains(line, StringComparison.Ordinal), facts));
        Assert.DoesNotContain("Clock.Read", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("Frozen", facts, StringComparison.Ordinal);
        string[] lines = [.. facts.Split('\n').Where(static line => line.StartsWith("[assembly: global::Millrace.MethodFact", StringComparison.Ordinal))];
        Assert.Equal(lines.Distinct().Order(StringComparer.Ordinal), lines);

        // Whatever order the classes are written in.
        int split = Library.IndexOf("public sealed class Words", StringComparison.Ordinal);
        int start = Library.IndexOf("public static class Clock", StringComparison.Ordinal);
        string other = Library[..start] + Library[split..] + Library[start..split];
        Assert.NotEqual(Library, other);
        Assert.Equal(facts, Compiled.From(other).Generated("MethodFacts"));
    }

    [Fact]
    public void A_library_without_facts_has_no_file() => Assert.DoesNotContain(Compiled.From("public class Nothing;").Result.GeneratedTrees, static each => each.FilePath.Contains("MethodFacts", StringComparison.Ordinal));

    private static void Check(string id, string cause, string text, MetadataReference library) =>
        Pure.Check(id, cause, PurityDiagnosticTests.Run($"new({text})") + "public static class Helper { public static string Stamp() => Lib.Clock.Stamp(); }", library);
}
