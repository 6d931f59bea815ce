using System.Text.RegularExpressions;

namespace Millrace.Builds.Tests;

/// <summary>What edits of a program do to the results of its earlier runs: a real program, built, run, edited and asked again.</summary>
[Collection(BuildsCollection.Name)]
public sealed class ReuseBuildTests
{
    private const string Program = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.FileSystemGlobbing;
        using Microsoft.Extensions.Options;
        using Millrace;
        using Millrace.Data;
        using Millrace.Features;

        MillraceApplicationBuilder builder = MillraceApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IRates>(new Rates());
        builder.Services.AddSingleton(Options.Create(new Settings()));
        return await builder.Build().RunAsync();

        public sealed class Text : IArtifact<Text>
        {
            public string Value { get; init; } = "";
            public static string Kind => "text";
            public static async ValueTask SaveAsync(Text artifact, ArtifactFolder folder, CancellationToken cancellation) => await File.WriteAllTextAsync(Path.Combine(folder.Path, "t.txt"), artifact.Value, cancellation);
            public static async ValueTask<Text> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new() { Value = await File.ReadAllTextAsync(Path.Combine(folder.Path, "t.txt"), cancellation) };
        }

        public interface IRates : IContentKeyed { int Rate { get; } }
        public sealed class Rates : IRates { public int Rate => 3; public string ContentKey => "rates 1"; }
        public sealed class Settings : IContentKeyed { public int Width { get; set; } = 7; public string ContentKey => $"width {Width}"; }

        public static class First { public static string Of(string text) => Second.Of(text); }
        public static class Second { public static string Of(string text) => text + "second"; }
        public static class Bounds { public static readonly int Most = int.Parse("5"); }
        public abstract class Shape { public abstract int Area(); }
        public sealed class Square : Shape { public override int Area() => 4; }
        public interface IUnit { static abstract int Length { get; } }
        public struct Mile : IUnit { public static int Length => 1609; }
        public struct Yard : IUnit { public static int Length => 3; }
        public static class Measure { public static int Of<T>() where T : IUnit => T.Length; }

        [Schema] public partial record struct Open { [Column] public double Amount { get; init; } }
        [Features<Open>] public partial record struct Fixed { [ZScore] public float Amount { get; init; } }
        [Features<Open>] public partial record struct Called { [ZScore(From = nameof(More))] public float Sum { get; init; } [Computed] static double More(in Open.Row row) => Added.To(row.Amount); }
        [Features<Open>] public partial record struct Owned { [Custom<Doubled>] public float Amount { get; init; } }
        public static class Added { public static double To(double value) => value + 5; }
        public sealed class Doubled : INumberTransform<Doubled>
        {
            public int Width => 1;
            public void Apply(ReadOnlySpan<double> rows, Span<double> destination) { for (int i = 0; i < rows.Length; i++) destination[i] = 2 * rows[i]; }
            public void Write(System.Text.Json.Utf8JsonWriter json) { }
            public static Doubled Read(System.Text.Json.JsonElement json) => new();
        }

        [Component] public sealed partial class Opened
        {
            public async Task<Dataset<Open>> RunAsync(StepContext step, CancellationToken cancellation)
            {
                await using DatasetWriter<Open> rows = step.CreateDataset<Open>();
                await rows.AddAsync(new Open { Amount = 1 }, cancellation);
                await rows.AddAsync(new Open { Amount = 4 }, cancellation);
                return await rows.CompleteAsync(cancellation);
            }
        }

        /// <summary>Calls what calls.</summary>
        [Component] public sealed partial class Callee
        {
            /// <summary>What is made.</summary>
            [Parameter] public string What { get; init; } = "abc";
            public Text Run() { string made = First.Of(What); return new() { Value = made }; }
        }

        [Component] public sealed partial class Joined { public Text Run(Text text) => new() { Value = text.Value + text.Value }; }
        [Component] public sealed partial class Lambda { public Text Run() => new() { Value = string.Concat(new[] { 1, 2 }.Select(each => each + 10)) }; }
        [Component] public sealed partial class Captured { public Text Run() { int limit = 21; Func<int, bool> below = each => each < limit; return new() { Value = $"{below(3)}" }; } }
        [Component] public sealed partial class Waiting { public async Task<Text> RunAsync(CancellationToken cancellation) { await Task.Yield(); return new() { Value = "waited 1" }; } }
        [Component] public sealed partial class Bounded { public Text Run() => new() { Value = $"{Bounds.Most}" }; }
        [Component] public sealed partial class Overridden { public Text Run() { Shape shape = new Square(); return new() { Value = $"{shape.Area()}" }; } }
        [Component] public sealed partial class Generic { public Text Run() => new() { Value = $"{Measure.Of<Mile>()}" }; }
        [Component] public sealed partial class Matching { public Text Run() => new() { Value = new Matcher().AddInclude("*.txt") is null ? "" : "matched" }; }
        [Component] public sealed partial class Rated(IRates rates) { public Text Run() => new() { Value = $"{rates.Rate}" }; }
        [Component] public sealed partial class Configured(IOptions<Settings> settings) { public Text Run() => new() { Value = $"{settings.Value.Width}" }; }
        [Component] public sealed partial class Untouched { public Text Run() => new() { Value = "untouched" }; public int Unrelated() => 3; }

        [Pipeline("edits")]
        public sealed partial class Edits
        {
            private void Define()
            {
                var callee = Callee.Step();
                Joined.Step(callee);
                Lambda.Step();
                Captured.Step();
                Waiting.Step();
                Bounded.Step();
                Overridden.Step();
                Generic.Step();
                Matching.Step();
                Rated.Step();
                Configured.Step();
                Untouched.Step();
                var opened = Opened.Step();
                FitFeatures<Open, Fixed>.Step(opened).Named("fixed");
                FitFeatures<Open, Called>.Step(opened).Named("called");
                FitFeatures<Open, Owned>.Step(opened).Named("owned");
            }
        }
        """;

    [Fact]
    public void An_edit_recomputes_what_it_may_change_and_nothing_else()
    {
        using var program = new RunProgram();
        program.Build(Program).Run("run");
        Assert.DoesNotMatch("will run|runs unless", program.Run("plan"));

        // A comment, formatting, documentation, what a parameter may be, an unrelated method, a local's name, a step's, the pipeline's.
        string kept = Edit(Program,
            ("public Text Run() { string", "/* It is made here. */ public Text Run()\n    {   string"), ("string made", "string done"), ("Value = made", "Value = done"),
            ("Calls what calls.", "Calls what calls something."), ("What is made.", "What will be made."),
            ("[Parameter]", "[Parameter, OneOf(\"abc\", \"d\")]"), ("Unrelated() => 3", "Unrelated() => 4"), ("Untouched.Step()", "Untouched.Step().Named(\"other\")"), ("var callee", "var first"), ("Step(callee)", "Step(first)"),
            ("[Pipeline(\"edits\")]", "[Pipeline(\"changes\")]"), ("class Edits", "class Changes"));
        Assert.DoesNotMatch("will run|runs unless", program.Build(kept).Run("plan"));

        string changed = Edit(Program,
            ("text + \"second\"", "text + \"2nd\""), ("each + 10", "each + 11"), ("limit = 21", "limit = 22"), ("waited 1", "waited 2"), ("Parse(\"5\")", "Parse(\"6\")"), ("Area() => 4", "Area() => 16"),
            ("value + 5", "value + 6"), ("2 * rows[i]", "3 * rows[i]"), ("Of<Mile>", "Of<Yard>"), ("rates 1", "rates 2"), ("Width { get; set; } = 7", "Width { get; set; } = 8"));
        program.Build(changed).Upgrade("Microsoft.Extensions.FileSystemGlobbing", "99.0.1");
        string plan = program.Run("plan");
        Says(plan, "callee", "will run", "method Second.Of changed");
        Says(plan, "joined", "runs unless input unchanged", "runs unless callee comes out unchanged");
        Says(plan, "lambda", "will run", "method Lambda.Run changed");
        Says(plan, "captured", "will run", "method Captured.Run changed");
        Says(plan, "waiting", "will run", "method Waiting.RunAsync changed");
        Says(plan, "bounded", "will run", "method Bounds.static initialiser changed");
        Says(plan, "overridden", "will run", "method Square.Area changed");
        Says(plan, "generic", "will run", "method Generic.Run changed");
        Says(plan, "matching", "will run", "package Microsoft.Extensions.FileSystemGlobbing changed from");
        Says(plan, "rated", "will run", "service Rates changed");
        Says(plan, "configured", "will run", "service Settings changed");
        Says(plan, "untouched", "reused", "unchanged since run");
        Says(plan, "fixed", "reused", "unchanged since run");
        Says(plan, "called", "will run", "changed");
        Says(plan, "owned", "will run", "changed");

        string run = program.Run("run");
        Says(run, "callee", "executed", "method Second.Of changed");
        Assert.DoesNotMatch("will run|runs unless", program.Run("plan"));
    }

    private static string Edit(string program, params (string Before, string After)[] edits)
    {
        foreach ((string before, string after) in edits)
        {
            Assert.Contains(before, program, StringComparison.Ordinal);
            program = program.Replace(before, after, StringComparison.Ordinal);
        }

        return program;
    }

    private static void Says(string output, string step, string outlook, string reason) =>
        Assert.True(output.Split('\n').Any(line => Regex.IsMatch(line, $@"^{step}\s+{outlook}\b.*{Regex.Escape(reason)}")), $"{step}: {outlook}, {reason}\n{output}");
}
