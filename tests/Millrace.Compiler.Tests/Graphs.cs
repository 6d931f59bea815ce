using CsCheck;

namespace Millrace.Compiler.Tests;

/// <summary>Graphs for tests: one artifact type, components whose inputs and outputs are drawn.</summary>
internal static class Graphs
{
    private static readonly TypeRef s_artifact = new("global::Note", default);

    /// <summary>Random graphs of up to 25 steps whose edges point backwards; about a fifth of the outputs are holdout.</summary>
    public static Gen<PipelineGraph> Any { get; } =
        from count in Gen.Int[1, 25]
        from steps in Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 1_000_000], Gen.Enum<InputRole>(), Gen.Bool).Array[count]
        select Build(steps);

    /// <summary>A component with inputs of these roles and outputs of which some are holdout.</summary>
    public static ComponentSignature Component(string name, IEnumerable<InputRole> inputs, IEnumerable<bool> holdout, bool learns = false) => new()
    {
        Type = new TypeRef("global::" + name, default),
        ClassName = name,
        Inputs = inputs.Select(static (role, i) => new InputModel("input" + i, s_artifact, role)).ToEquatableArray(),
        Outputs = holdout.Select((isHoldout, i) => new OutputModel("Output" + i, s_artifact with { IsLearned = learns }, isHoldout)).ToEquatableArray(),
        Shape = OutputShape.Members,
    };

    /// <summary>A pipeline over steps.</summary>
    public static PipelineGraph Pipeline(params IEnumerable<StepNode> steps) => new()
    {
        Declaration = new TypeDeclaration { Name = "Sample", Type = new TypeRef("global::Sample", default) },
        Name = "sample",
        Steps = steps.ToEquatableArray(),
    };

    /// <summary>A step whose inputs come from these outputs, one each.</summary>
    public static StepNode Step(ComponentSignature component, params IEnumerable<(int Step, int Output)> inputs) => new()
    {
        Component = component,
        Inputs = inputs.Select(static each => new InputEdges(new([Edge(each)]))).ToEquatableArray(),
    };

    public static Edge Edge((int Step, int Output) source) => new(source.Step, source.Output, default, new LocationInfo("User.cs", "P", source.Step, source.Output, source.Step, source.Output + 1));

    private static PipelineGraph Build((int Inputs, int Outputs, int Seed, InputRole Role, bool Learns)[] draws)
    {
        var steps = new List<StepNode>();
        foreach ((int inputs, int outputs, int seed, InputRole role, bool learns) in draws)
        {
            var random = new Random(seed);
            (int, int)[] sources = [.. steps.SelectMany(static (step, i) => Enumerable.Range(0, step.Component.Outputs.Count).Select(output => (i, output)))];
            int taken = sources.Length == 0 ? 0 : inputs;
            ComponentSignature component = Component($"Step{steps.Count}", Enumerable.Repeat(role, taken), Enumerable.Range(0, outputs).Select(_ => random.Next(5) == 0), learns);
            steps.Add(Step(component, Enumerable.Range(0, taken).Select(_ => sources[random.Next(sources.Length)]).ToArray()));
        }

        return Pipeline(steps);
    }
}
