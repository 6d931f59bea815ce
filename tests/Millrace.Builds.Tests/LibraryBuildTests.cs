using Millrace.Benchmarks.Programs;

namespace Millrace.Builds.Tests;

/// <summary>Components of a library that a program references as a project: facts travel, and mistakes are told in the program alone.</summary>
[Collection(BuildsCollection.Name)]
public sealed class LibraryBuildTests
{
    private const string Library = """
        using Millrace;

        namespace Lib;

        public sealed class Report : IArtifact<Report>
        {
            public static string Kind => "report";
            public static ValueTask SaveAsync(Report artifact, ArtifactFolder folder, CancellationToken cancellation) => default;
            public static ValueTask<Report> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Report());
        }

        public sealed class Rows<T> : IArtifact<Rows<T>> where T : struct
        {
            public static string Kind => "rows";
            public static ValueTask SaveAsync(Rows<T> artifact, ArtifactFolder folder, CancellationToken cancellation) => default;
            public static ValueTask<Rows<T>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Rows<T>());
        }

        [Learned]
        public sealed class Fit<T> : IArtifact<Fit<T>> where T : struct
        {
            public static string Kind => "fit";
            public static ValueTask SaveAsync(Fit<T> artifact, ArtifactFolder folder, CancellationToken cancellation) => default;
            public static ValueTask<Fit<T>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) => new(new Fit<T>());
        }

        public readonly record struct Parts<T>(Rows<T> Train, [property: Holdout] Rows<T> Test) where T : struct;

        [Component]
        public sealed partial class Read
        {
            [Parameter, InRange(1, 9)] public int Size { get; init; } = 3;
            [Parameter] public required string Path { get; init; }
            public Rows<int> Run() => new();
        }

        [Component] public sealed partial class Split<T> where T : struct { public Parts<T> Run(Rows<T> rows) => new(rows, rows); }
        [Component] public sealed partial class Learn<T> where T : struct { public Fit<T> Run([ForFitting] Rows<T> rows, Fit<T>? before) => before ?? new(); }
        [Component] public sealed partial class Judge<T> where T : struct { public Report Run(Fit<T> fit, [ForEvaluation] Rows<T> rows) => new(); }
        """;

    private const string Program = """
        using Lib;
        using Millrace;

        [Pipeline("use")]
        public sealed partial class Use
        {
            [Parameter] public int Size { get; init; } = 4;

            void Define()
            {
                var (train, test) = Split.Step(Read.Step("rows.csv", Size));
                var first = Learn.Step(train).Named("first");
                Judge.Step(Learn.Step(train, first), test);
            }
        }
        """;

    [Fact]
    public void Across_a_project_reference_a_sound_program_builds_and_a_mistake_is_one_line()
    {
        using var library = new BuiltProject("Lib") { Compiler = CompilerProcess.Kept };
        using BuiltProject program = new BuiltProject { Compiler = CompilerProcess.Kept }.Reference(library.Add("Lib.cs", Library));

        program.Add("User.cs", Program).Build().Clean();
        string plan = string.Concat(Directory.GetFiles(program.Generated, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.Equal(5, plan.Split("new global::Millrace.PlanStep\n").Length - 1);

        Says("Learn.Step(train, first)", "Learn.Step(train, train)", "User.cs(13,38): error MR0320: 'train' is Rows<int>, but the input 'before' of Learn takes Fit<int>");
        Says("Learn.Step(train, first)", "Learn.Step(test, first)", "User.cs(13,31): error MR0309: Holdout data from 'split/test' flows into the input 'rows' of 'learn', which is used for fitting");
        Says("\"rows.csv\", Size", "\"rows.csv\", 10", "User.cs(11,62): error MR0308: ");

        void Says(string right, string wrong, string line) =>
            program.Add("User.cs", Program.Replace(right, wrong, StringComparison.Ordinal)).Build("-p:BuildProjectReferences=false").Says(line);
    }
}
