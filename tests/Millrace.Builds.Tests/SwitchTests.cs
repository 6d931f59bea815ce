using Millrace.Benchmarks.Programs;

namespace Millrace.Builds.Tests;

/// <summary>What <c>dotnet build</c> says of a small project with one mistake, whatever is switched off.</summary>
[Collection(BuildsCollection.Name)]
public sealed class SwitchTests
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
    public void One_mistake_is_one_line_on_the_console_whatever_is_switched_off()
    {
        using var project = new BuiltProject { Compiler = CompilerProcess.Kept };
        Build(project, Sound, "-p:RunAnalyzers=false").Clean();
        Build(project, Leak).Says(LeakError);
        Build(project, Advice).Says(AdviceWarning);

        Build(project, Leak, "-p:NoWarn=MR0309", "-p:RunAnalyzers=false").Says(LeakError);
        Build(project, Advice, "-p:NoWarn=MR0323").Clean();

        // Nobody speaks where analyzers are off; C# refuses the program all the same.
        Build(project, Unread).Says("User.cs(19,10): error MR0321: ");
        Build(project, Unread, "-p:RunAnalyzersDuringBuild=false").Says("error CS7013: Name 'MR0321_Define_of_Tips_could_not_be_compiled_");

        project.Add("Suppressions.cs", "[module: System.Diagnostics.CodeAnalysis.SuppressMessage(\"Millrace\", \"MR0309\")]");
        Build(project, Leak).Says(LeakError);
        project.Add("Suppressions.cs", "");

        project.Add(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.MR0309.severity = none\ndotnet_diagnostic.MR0323.severity = none\ndotnet_analyzer_diagnostic.severity = none\n");
        Build(project, "\n#pragma warning disable\n" + Leak).Says("User.cs(23,12): error MR0309: ");
        Build(project, Advice).Clean();
    }

    /// <summary>Builds with this statement in Define.</summary>
    private static BuildResult Build(BuiltProject project, string statement, params string[] switches) =>
        project.Add("User.cs", Program.Replace(Sound, statement, StringComparison.Ordinal)).Build(switches);
}
