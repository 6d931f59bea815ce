using System.Collections.Concurrent;
using System.Globalization;
using CsCheck;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

public sealed class PropertyTests
{
    /// <summary>For each step, which earlier steps it joins.</summary>
    private static readonly Gen<int[][]> s_graphs = Gen.Int[1, 14].SelectMany(static count => Gen.Int[0, 1 << count].Array[count]).Select(static masks =>
        masks.Select(static (mask, step) => Enumerable.Range(0, step).Where(i => (mask >> i & 1) != 0).ToArray()).ToArray());

    [Fact]
    public async Task Random_graphs_give_the_same_at_any_parallelism_each_step_after_its_needs_and_all_is_reused()
    {
        await s_graphs.SampleAsync(
            static async graph =>
            {
                string[] one = await RunAsync(graph, 1), eight = await RunAsync(graph, 8);
                Assert.Equal(one, eight);
            },
            iter: 15);
    }

    private static async Task<string[]> RunAsync(int[][] graph, int parallelism)
    {
        using var test = new TestStore();
        var order = new ConcurrentQueue<int>();
        PipelinePlan plan = Plan([.. graph.Select((needs, step) => Step(
            string.Create(CultureInfo.InvariantCulture, $"s{step}"),
            Of(
                "node",
                call =>
                {
                    order.Enqueue(step);
                    call.Output(0, new Text($"{step}:{call.Seed.Value % 97}({string.Join(' ', call.InputList<Text>(0))})"));
                    return ValueTask.CompletedTask;
                },
                [new InputInfo("needs", ArtifactType.Of<Text>(), IsList: true)],
                parameters: [Parameter("step", "")],
                usesSeed: true),
            [Results.Set(0, step.ToString(CultureInfo.InvariantCulture))],
            new PlanInput([.. needs.Select(static need => new PlanSource(need, 0))])))]);
        var options = new RunOptions { MaxParallelism = parallelism };

        RunResult first = await test.RunAsync(plan, options), second = await test.RunAsync(plan, options);

        Assert.All(first.Steps, static step => Assert.Equal(StepState.Executed, step.State));
        Assert.All(second.Steps, static step => Assert.Equal(StepState.Reused, step.State));
        int[] ran = [.. order];
        Assert.Equal(graph.Length, ran.Length);
        for (int step = 0; step < graph.Length; step++)
            Assert.All(graph[step], need => Assert.True(Array.IndexOf(ran, need) < Array.IndexOf(ran, step)));
        return [.. first.Steps.Select(static step => step.Outputs[0].Artifact.Digest)];
    }
}
