using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Millrace.Generators.Tests.Pipelines;

namespace Millrace.Generators.Tests.Purity;

/// <summary>Whatever is being typed, the analyzer does not throw.</summary>
public sealed class PurityRobustnessTests
{
    private const string Own = """

        public static class Clock { public static string Stamp() => DateTime.UtcNow.ToString("O"); public static int Count { get; set; } }
        public abstract class Basis(string path) { protected string Read() => File.ReadAllText(path); protected abstract void Step(); }
        [Component]
        public sealed partial class Messy(ILogger<Messy> log) : Basis("x")
        {
            private static readonly List<string> s_seen = new() { "a" };
            private readonly string _path = Path.Combine("a", "b");
            [Parameter, Source] public string Source { get; init; } = "x";
            protected override void Step() => s_seen.Add(Clock.Stamp());
            public async Task<Rows<Trip>> RunAsync(Rows<Trip> rows, StepContext step, CancellationToken cancellation)
            {
                await foreach (var line in File.ReadLinesAsync(Source, cancellation))
                    log.LogInformation("{Line}", line);
                foreach (var (name, number) in new Dictionary<string, int> { ["a"] = Clock.Count })
                {
                    string Local(string text) => text is { Length: > 3 } longer ? File.ReadAllText(longer) : Read();
                    _ = Local(name) switch { var x when x.Length > number => File.Exists(x), _ => File.Exists(_path) };
                }
                using var stream = new FileStream(step.CreateFolder() + "/x", FileMode.Create);
                return rows;
            }
        }

        """;

    private const string Source = TaxiSource.Components + Own;

    [Fact]
    public void No_prefix_of_a_program_makes_the_analyzer_throw()
    {
        for (int length = TaxiSource.Components.Length; length < Source.Length; length += 11)
            Run(Source[..length]);
    }

    [Fact]
    public void No_missing_token_makes_the_analyzer_throw()
    {
        SyntaxToken[] tokens = [.. Compiled.Tree(Source, "User.cs").GetRoot().DescendantTokens()];
        var random = new Random(20261125);
        for (int i = 0; i < 100; i++)
        {
            SyntaxToken token = tokens[random.Next(tokens.Length)];
            Run(Source.Remove(token.SpanStart, token.Span.Length));
        }
    }

    private static void Run(string source)
    {
        CSharpCompilation program = Compiled.Compilation("").AddSyntaxTrees(Compiled.Tree(source, "More.cs"));
        Diagnostic? failure = Pure.Analyze(program).FirstOrDefault(static each => each.Id.StartsWith("AD", StringComparison.Ordinal));
        Assert.True(failure is null, $"{failure}\n…{source[Math.Max(0, source.Length - 200)..]}");
        _ = FactCollector.Collect(program, CancellationToken.None);
    }
}
