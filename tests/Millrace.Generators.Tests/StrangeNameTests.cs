using Millrace.Generators.Tests.Components;

namespace Millrace.Generators.Tests;

/// <summary>Names that C# allows are names that generated code can live with.</summary>
public sealed class StrangeNameTests
{
    [Theory]
    [InlineData("[Component] public sealed partial class @class { [Parameter] public int @event { get; init; } = 1; public (Note @out, Note await) Run(Note @in, Note @ref) => (@in, @ref); }", "@class.Step(start, @ref: start).@out")]
    [InlineData("[Component] public sealed partial class Later { public async Task<(Note await, Note async)> RunAsync(Note yield) { await Task.Yield(); return (yield, yield); } }", "Later.Step(start).async")]
    [InlineData("[Component] public sealed partial class Plain { [Parameter] public int Call { get; init; } [Parameter] public int Component { get; init; } [Parameter] public string Services { get; init; } = \"\"; public Note Run(Note call, Note component) => call; }", "Plain.Step(start, start, services: \"\")", "MR0208")]
    [InlineData("[Component] public sealed partial class Busy { [Parameter] public int Call { get; init; } [Parameter] public int Outputs { get; init; } public Note Run(Note services, Note values, StepContext step, Seed seed) => services; void Invoke() { } class Task; class ValueTask; class ComponentDescriptor; static int ArtifactType => 1; }", "Busy.Step(start, start, outputs: 2)")]
    [InlineData("[Component] public sealed partial class System { public Note Run(Note a) => a; }", "Odd.System.Step(start)")]
    [InlineData("[Component] public sealed partial class Handle { public Note Run(Note a) => a; }", "Handle.Step(start)")]
    [InlineData("[Component] public sealed partial class Größe { [Parameter] public int Übermaß { get; init; } public Note Run(Note 模型) => 模型; }", "Größe.Step(模型: start, übermaß: 2)")]
    [InlineData("[Component] public sealed partial class Task<T> where T : struct { public Box<T> Run(Note a, Box<T> ValueTask) => ValueTask; } [Component] public sealed partial class MakeBox { public Box<int> Run() => new(); }", "Task.Step(start, MakeBox.Step())")]
    [InlineData("[Component] public sealed partial class With_Line_ { [Parameter] public int X_ { get; init; } public Note Run(Note _a) => _a; }", "With_Line_.Step(start, x_: 1)")]
    public void A_component_may_have_any_name(string component, string use, string? wrong = null) => Check($$"""
        namespace Odd
        {
            {{component}}
            [Component] public sealed partial class StartNote { public Note Run() => new(""); }
            [Pipeline("p")] public sealed partial class P { void Define() { var start = StartNote.Step(); _ = {{use}}; } }
        }
        """, wrong);

    [Theory]
    [InlineData("namespace Odd.System.Millrace", "P")]
    [InlineData("namespace @namespace.@class", "P")]
    [InlineData("namespace Odd", "System")]
    [InlineData("namespace Odd", "Millrace")]
    [InlineData("namespace Odd", "@event")]
    [InlineData("namespace Odd", "Größe")]
    [InlineData("namespace Odd { partial class Millrace", "P", "}")]
    [InlineData("namespace Odd { partial class @class", "PipelinePlan", "}")]
    public void A_pipeline_may_have_any_name(string around, string name, string end = "") => Check($$"""
        [Component] public sealed partial class StartNote { [Parameter] public int Count { get; init; } public Note Run() => new(""); }
        {{around}}
        {
            [Pipeline("p")]
            public sealed partial class {{name}}
            {
                [Parameter] public int Values { get; init; }
                [Parameter] public int @int { get; init; }
                void Define() { var pipeline = Values + @int; StartNote.Step(pipeline); }
            }
        }
        {{end}}
        """);

    /// <summary>Where C# has an objection to a name, it stands alone.</summary>
    [Theory]
    [InlineData("CS0542", "[Pipeline(\"p\")] public sealed partial class Define { void [|Define|]() { Start.Step(); } } [Component] public sealed partial class Start { public void Run() { } }")]
    [InlineData("CS0542", "[Component] public sealed partial class Run { public void [|Run|]() { } }")]
    [InlineData("CS0542", "[Component] public sealed partial class Size { [Parameter] public int [|Size|] { get; init; } public void Run() { } }")]
    public void What_CSharp_reports_stands_alone(string id, string source) => Marked.Check(ComponentSources.Artifacts, source, id, message: null);

    private static void Check(string source, string? wrong = null)
    {
        Compiled compiled = Compiled.From(ComponentSources.Artifacts + source);
        if (wrong is null)
            compiled.Clean();
        else
        {
            Assert.NotEmpty(compiled.Diagnostics);
            Assert.All(compiled.Diagnostics, each => Assert.Equal(wrong, each.Id));
        }
    }
}
