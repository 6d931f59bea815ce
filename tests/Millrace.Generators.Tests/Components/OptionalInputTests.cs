using System.Reflection;

namespace Millrace.Generators.Tests.Components;

/// <summary>An input whose type may be null is one that a pipeline may leave out.</summary>
public sealed class OptionalInputTests
{
    private const string Library = ComponentSources.Artifacts + """

        [Component] public sealed partial class StartNote { [Parameter] public string Text { get; init; } = "start"; public Note Run() => new(Text); }
        [Component] public sealed partial class MakeFit { public Fit<int> Run() => new(); }
        [Component] public sealed partial class MakeBox { public Box<int> Run() => new(); }

        [Component] public sealed partial class Judge
        {
            [Parameter] public int Extra { get; init; } = 1;
            [Parameter] public required int Weight { get; init; }

            /// <summary>Judges.</summary>
            /// <param name="champion">The one before.</param>
            public Task<Note> RunAsync(Note? champion, Note note, StepContext step, Fit<int>? fit) =>
                Task.FromResult(new Note($"{champion?.Text ?? "none"} {note.Text} {fit is null} {Weight} {Extra}"));
        }

        [Component] public sealed partial class Merge<T> where T : struct { public Box<T> Run(Box<T> rows, Fit<T>? champion) => rows; }
        [Component] public sealed partial class Pass<T> where T : class, IArtifact<T> { public T Run(T value, T? other) => other ?? value; }
        [Component] public sealed partial class Blend { public Note Run(Note? basis, IReadOnlyList<Note> notes) => new($"{basis?.Text} {notes.Count}"); }
        """;

    private const string Pipeline = """

        [Pipeline("optional-inputs")]
        public sealed partial class OptionalInputs
        {
            void Define()
            {
                var note = StartNote.Step();
                var fit = MakeFit.Step();
                var box = MakeBox.Step();
                Judge.Step(note, 2).Named("without");
                Judge.Step(note, 3, note, fit, 9).Named("with");
                Judge.Step(weight: 4, fit: fit, note: note, champion: default).Named("named");
                Judge.Step(note, 5, default(Handle<Note>), fit).Named("second");
                Merge.Step(box).Named("inferred");
                Merge.Step(box, default).Named("default");
                Merge.Step(box, fit).Named("given");
                Merge<int>.Step(box, champion: fit).Named("closed");
                Pass.Step(note).Named("pass");
                Pass.Step(note, note).Named("pass-both");
                Blend.Step(note).Named("items");
                Blend.Step([note], note).Named("list");
                Blend.Step([], basis: note).Named("empty");
                Blend.Step([]).Named("nothing");
            }
        }
        """;

    private static readonly string[] s_inputs =
    [
        "without:  0.0 ", "with: 0.0 0.0 1.0", "named:  0.0 1.0", "second:  0.0 1.0", "inferred: 2.0 ", "default: 2.0 ", "given: 2.0 1.0", "closed: 2.0 1.0",
        "pass: 0.0 ", "pass-both: 0.0 0.0", "items:  0.0", "list: 0.0 0.0", "empty: 0.0 ", "nothing:  ",
    ];

    private static readonly Compiled s_compiled = Compiled.From(Library + Pipeline).Clean();

    private static readonly Assembly s_assembly = s_compiled.Load();

    [Fact]
    public void A_pipeline_gives_it_or_leaves_it_out() => Assert.Equal(s_inputs, Inputs(Plan(s_assembly)));

    [Fact]
    public void Metadata_tells_it_too()
    {
        Compiled library = Compiled.From(Library).Clean();
        Compiled compiled = Compiled.From("using Millrace;" + Pipeline, library.ToReference()).Clean();
        Assert.Equal(s_compiled.Generated("OptionalInputs"), compiled.Generated("OptionalInputs"));
    }

    [Fact]
    public void Required_arguments_come_first_then_those_that_may_be_left_out()
    {
        string code = s_compiled.Generated("Judge");
        Assert.Contains("Step(global::Millrace.Handle<global::Note> note, int weight, global::Millrace.Handle<global::Note> champion = default, global::Millrace.Handle<global::Fit<int>> fit = default, int extra = 1)", code, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"champion\">The one before. May be left out.</param>", code, StringComparison.Ordinal);
        Assert.Contains("/// <param name=\"fit\">May be left out.</param>", code, StringComparison.Ordinal);
        string items = s_compiled.Generated("Blend");
        Assert.Contains("Step(global::System.Collections.Generic.IReadOnlyList<global::Millrace.Handle<global::Note>> notes, global::Millrace.Handle<global::Note> basis = default)", items, StringComparison.Ordinal);
        Assert.Contains("Step(params global::Millrace.Handle<global::Note>[] notes)", items, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_gets_null_for_what_is_not_given()
    {
        ComponentDescriptor judge = Plan(s_assembly).Steps.Single(static each => each.Name == "without").Component;
        Assert.Equal([("champion", true), ("note", false), ("fit", true)], judge.Inputs.Select(static each => (each.Name, each.IsOptional)));
        object note = Activator.CreateInstance(s_assembly.GetType("Note")!, "n")!;
        Assert.Equal("none n True 2 1", await Invoke(judge, [null, note, null], [1, 2]));
        Assert.Equal("n n True 2 1", await Invoke(judge, [note, note, null], [1, 2]));
    }

    [Fact]
    public void A_unit_test_may_pass_null()
    {
        Type contract = s_assembly.GetType("Judge")!.GetInterfaces().Single(static each => each.Name.StartsWith("IComponent", StringComparison.Ordinal));
        object judge = Activator.CreateInstance(s_assembly.GetType("Judge")!)!;
        object note = Activator.CreateInstance(s_assembly.GetType("Note")!, "n")!;
        dynamic result = contract.GetMethod("InvokeAsync")!.Invoke(judge, [null, note, null, new Seed(1), null, CancellationToken.None])!;
        Assert.True(result.IsCompletedSuccessfully);
    }

    /// <summary>C# has words for what is wrong with a call: ours stay away.</summary>
    [Theory]
    [InlineData("CS7036", "Judge.[|Step|](StartNote.Step());")]
    [InlineData("CS1503", "Judge.Step(StartNote.Step(), 1, [|MakeFit.Step()|]);")]
    [InlineData("CS1503", "Judge.Step(StartNote.Step(), 1, [|null|]);")]
    [InlineData("MR0313", "Judge.Step([|default|], 1);")]
    [InlineData("MR0313", "Judge.Step(StartNote.Step(), 1, [|P.Stored|]);")]
    public void One_mistake_is_one_error(string id, string body) => Marked.Check(
        Library, $$"""

        [Pipeline("p")] public sealed partial class P { public static readonly Handle<Note> Stored = default; void Define() { {{body}} Blend.Step([]).Named("other"); } }
        """, id, null);

    private static async Task<string> Invoke(ComponentDescriptor component, object?[] inputs, object?[] parameters)
    {
        var call = new FakeCall(inputs, parameters);
        await component.Invoke(call);
        object output = call.Outputs.Values.Single();
        return (string)output.GetType().GetProperty("Text")!.GetValue(output)!;
    }

    private static IEnumerable<string> Inputs(PipelinePlan plan) => plan.Steps.Skip(3).Select(static step =>
        $"{step.Name}: {string.Join(' ', step.Inputs.Select(static input => string.Join('+', input.Sources.Select(static each => $"{each.Step}.{each.Output}"))))}");

    private static PipelinePlan Plan(Assembly assembly) => (PipelinePlan)assembly.GetType("OptionalInputs")!.GetProperty("Plan")!.GetValue(null)!;
}
