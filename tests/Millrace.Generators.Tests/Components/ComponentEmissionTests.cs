using Millrace.Testing;

namespace Millrace.Generators.Tests.Components;

public sealed class ComponentEmissionTests
{
    [Fact]
    public void A_component_with_everything()
    {
        Compiled compiled = Compiled.From(ComponentSources.Artifacts + """

            namespace Shop
            {
                public enum Mode { Fast, Thorough }

                public readonly record struct Parts(Note Train, [Holdout] Note Test);

                /// <summary>Splits notes. By their <see cref="Note.Text"/>.</summary>
                [Component]
                public sealed partial class SplitNotes(ILogger<SplitNotes> log)
                {
                    private const int Most = 7;
                    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

                    /// <summary>Share that no one sees &amp; more.</summary>
                    [Parameter, InRange(0.05, 0.5)] public double TestFraction { get; init; } = 0.2;
                    [Parameter] public int Count { get; init; } = Most * 2;
                    [Parameter] public Mode Mode { get; init; } = Mode.Thorough;
                    [Parameter] public TimeSpan Wait { get; init; } = Pause;
                    [Parameter] public DateOnly? Since { get; init; }
                    [Parameter] public IReadOnlyList<int> Sizes { get; init; } = [1, Most];
                    [Parameter, OneOf("a", "b")] public string? Kind { get; init; }
                    [Parameter, Source] public required string Path { get; init; }

                    /// <summary>Runs.</summary>
                    /// <param name="notes">What to split.</param>
                    public async Task<Parts> RunAsync(Note notes, [ForFitting] IReadOnlyList<Note> more, StepContext step, Seed seed, CancellationToken cancellation)
                    {
                        log.LogInformation("{Count}", Count);
                        await Task.Yield();
                        return new Parts(notes, notes);
                    }
                }
            }
            """);
        Snapshot.Match(compiled.Clean().Generated("SplitNotes"), extension: "cs.txt");
    }

    [Fact]
    public void A_source_says_what_selects_its_spans()
    {
        Compiled compiled = Compiled.From(ComponentSources.Artifacts + """

            [Component]
            public sealed partial class FindNotes
            {
                [Parameter, Source(SelectedBy = nameof(Days))] public required string Files { get; init; }
                [Parameter] public string Days { get; init; } = "all";

                public Note Run() => new(Files);
            }
            """);
        string generated = compiled.Clean().Generated("FindNotes");
        Assert.Contains("SelectedBy = \"Days\",", generated, StringComparison.Ordinal);
        Assert.Single(generated.Split('\n'), static line => line.Contains("SelectedBy", StringComparison.Ordinal));
    }

    [Fact]
    public void A_default_that_tells_of_its_surroundings_comes_with_how_it_is_computed()
    {
        Compiled compiled = Compiled.From(ComponentSources.Artifacts + """

            public static class Limits
            {
                public static readonly string Machine = Environment.MachineName;
                public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
            }

            [Component]
            public sealed partial class FindNotes
            {
                [Parameter] public int Cores { get; init; } = Environment.ProcessorCount  *  2;
                [Parameter] public string Host { get; init; } = Limits.Machine;
                [Parameter] public string Folder { get; init; } = System.IO.Path.GetTempPath();
                [Parameter, Secret] public string Token { get; init; } = Environment.UserName;
                [Parameter] public TimeSpan Pause { get; init; } = Limits.Pause;
                [Parameter] public IReadOnlyList<int> Sizes { get; init; } = [1, 2];
                [Parameter] public int Most { get; init; } = 7;

                public Note Run() => new(Host);
            }
            """);
        Assert.Equal(
            ["Environment.ProcessorCount * 2", "Limits.Machine", "System.IO.Path.GetTempPath()"],
            compiled.Clean().Generated("FindNotes").Split('\n').Where(static line => line.Contains("DefaultText", StringComparison.Ordinal))
                .Select(static line => line.Split('"')[1]));
    }

    [Fact]
    public void A_generic_component_has_a_companion()
    {
        Compiled compiled = Compiled.From(ComponentSources.Artifacts + """

            [Component]
            public sealed partial class PickBest<T, TKey> where T : struct, IComparable<T> where TKey : struct
            {
                public (Fit<T> Best, Box<TKey> Others) Run([ForChoosing] Box<T> tune, IReadOnlyList<Fit<T>> candidates) => (candidates[0], new());
            }
            """);
        Snapshot.Match(compiled.Clean().Generated("PickBest"), extension: "cs.txt");
    }
}
