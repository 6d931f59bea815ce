using CsCheck;

namespace Millrace.Compiler.Tests;

/// <summary>Random graphs with lists, views, mixed roles, variables and parameters: all that the passes look at.</summary>
internal static class WiredGraphs
{
    private static readonly TypeRef s_artifact = new("global::Note", default);

    /// <summary>Graphs of up to 20 steps whose edges point backwards.</summary>
    public static Gen<PipelineGraph> Any { get; } = Gen.Select(Gen.Int[1, 20], Gen.Int[0, int.MaxValue - 1]).Select(static (count, seed) => Build(count, new Random(seed)));

    private static PipelineGraph Build(int count, Random random)
    {
        var steps = new List<StepNode>();
        var variables = new List<VariableNode>();
        for (int i = 0; i < count; i++)
        {
            (int Step, int Output)[] sources = [.. steps.SelectMany(static (step, at) => Enumerable.Range(0, step.Component.Outputs.Count).Select(output => (at, output)))];
            steps.Add(Step(i, sources, random));
            for (int output = 0; output < steps[i].Component.Outputs.Count; output++)
            {
                if (random.Next(3) > 0)
                    variables.Add(new VariableNode($"v{i}x{output}", i, random.Next(3) > 0, true, new LocationInfo("User.cs", "P", (i * 1000) + output, 0, (i * 1000) + output, 1)));
            }
        }

        return Graphs.Pipeline(steps) with { Variables = variables.ToEquatableArray() };
    }

    private static StepNode Step(int number, (int Step, int Output)[] sources, Random random)
    {
        InputModel[] inputs = [.. Enumerable.Range(0, sources.Length == 0 ? 0 : random.Next(4)).Select(i => new InputModel($"input{i}", s_artifact, (InputRole)random.Next(5), IsList: random.Next(3) == 0))];
        bool learns = random.Next(6) == 0;
        var component = new ComponentSignature
        {
            Type = new TypeRef($"global::Step{number}", default),
            ClassName = $"Step{number}",
            Inputs = inputs.ToEquatableArray(),
            Outputs = Enumerable.Range(0, random.Next(4)).Select(i => new OutputModel($"Output{i}", s_artifact with { IsLearned = learns && i == 0 }, random.Next(5) == 0)).ToEquatableArray(),
            Shape = OutputShape.Members,
        };
        return new StepNode
        {
            Component = component,
            Location = new LocationInfo("User.cs", "P", number * 1000, 0, number * 1000, 1),
            Inputs = inputs.Select((input, i) => Edges(input, number, i, sources, random)).ToEquatableArray(),
        };
    }

    private static InputEdges Edges(InputModel input, int step, int position, (int Step, int Output)[] sources, Random random)
    {
        int count = input.IsList ? random.Next(4) : 1;
        return new InputEdges(Enumerable.Range(0, count)
            .Select(i => sources[random.Next(sources.Length)] is var source
                ? new Edge(source.Step, source.Output, default, new LocationInfo("User.cs", "P", (step * 1000) + (position * 100) + i, 0, (step * 1000) + (position * 100) + i, 1))
                : throw new InvalidOperationException())
            .ToEquatableArray()) { IsWritten = count > 0 || random.Next(2) == 0 };
    }
}
