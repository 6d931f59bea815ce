namespace Millrace.Integration.Tests;

/// <summary>What <c>dotnet build</c> says of a small project with one mistake, whatever is switched off.</summary>
public sealed class BuildTests
{
    private const string Program = """
        using Millrace;

        public sealed class Rows : IArtifact<Rows>
        {
            public static string Kind => "rows";
            public static ValueTask SaveAsync(Rows artifact, ArtifactFolder folder, CancellationToken cancellation) => default;
            public static ValueTask<Rows> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Rows());
                }

        [Component] public sealed partial class Read { [return: Holdout] public Rows Run() => new(); }
        [Component] public sealed partial class Train { public Rows Run([ForTraining] Rows rows) => rows; }
        [Component] public sealed partial class Judge { public Rows Run([ForEvaluation] Rows rows) => rows; }

        public static class Handles { public static Handle<Rows> Same(this Handle<Rows> rows) => rows; }

        [Pipeline("tips")]
        public sealed partial class Tips
        {
            void Define()
            {
                Judge.Step(Read.Step());
            }
        }

        """;

    private const string Sound = "Judge.Step(Read.Step());";
    private const string Leak = "Train.Step(Read.Step());";
    private const string Advice = "var result = Judge.Step(Read.Step());";
    private const string Unread = "Judge.Step(Read.Step().Same());";

    private const string LeakError = "User.cs(21,20): error MR0309: Holdout data from 'read' flows into the input 'rows' of 'train', which is used for training: holdout data may only be evaluated, so take other data here";
    private const string AdviceWarning = "User.cs(21,22): warning MR0323: Nothing needs the step 'judge': give 'result' to another step, remove the step, or write the call without a variable to say that the pipeline ends there";

    [Fact]
    public async Task One_mistake_is_one_line_on_the_console_whatever_is_switched_off()
    {
        using var folder = new WorkFolder();
        var project = new BuildProcess(folder.Path);
        await Expect(project, Leak, [LeakError]);
        await Expect(project, Advice, [AdviceWarning], "--no-restore");

        await Expect(project, Leak, [LeakError], "--no-restore", "-p:NoWarn=MR0309", "-p:RunAnalyzers=false");
        await Expect(project, Advice, [], "--no-restore", "-p:NoWarn=MR0323");

        // Nobody speaks where analyzers are off; C# refuses the program all the same.
        await Expect(project, Unread, ["User.cs(19,10): error MR0321: "], "--no-restore");
        await Expect(project, Unread, ["error CS7013: Name 'MR0321_Define_of_Tips_could_not_be_compiled_"], "--no-restore", "-p:RunAnalyzersDuringBuild=false");

        project.Write("Suppressions.cs", "[module: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Millrace\", \"MR0309\")]");
        await Expect(project, Leak, [LeakError], "--no-restore");
        project.Write("Suppressions.cs", "");

        project.Write(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.MR0309.severity = none\ndotnet_diagnostic.MR0323.severity = none\ndotnet_analyzer_diagnostic.severity = none\n");
        await Expect(project, "\n#pragma warning disable\n" + Leak, ["User.cs(23,12): error MR0309: "], "--no-restore");
        await Expect(project, Advice, [], "--no-restore");
    }

    /// <summary>Builds with this statement in Define, and demands these lines and no others.</summary>
    private static async Task Expect(BuildProcess project, string statement, string[] lines, params string[] switches)
    {
        project.Write("User.cs", Program.Replace(Sound, statement, StringComparison.Ordinal));
        (int code, string[] found) = await project.BuildAsync(switches);
        Assert.True(
            found.Length == lines.Length && found.Zip(lines, static (line, begin) => line.Contains(begin, StringComparison.Ordinal)).All(static each => each),
            $"{statement} with {string.Join(' ', switches)}:\n{string.Join('\n', found)}");
        Assert.Equal(lines.Any(static each => !each.Contains("warning", StringComparison.Ordinal)) ? 1 : 0, code);
    }
}
