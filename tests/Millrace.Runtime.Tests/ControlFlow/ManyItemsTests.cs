using System.Globalization;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.ControlFlow;

/// <summary>A map of very many items, each a small value that is kept in the metadata.</summary>
public sealed class ManyItemsTests : IDisposable
{
    private const int Count = 10_000;

    private static readonly ArtifactType s_number = ArtifactType.Of<Value<string>>();

    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task All_are_run_in_order_and_nobody_keeps_what_they_hold()
    {
        int ran = 0;
        var seen = new List<string>();
        PipelinePlan plan = Plan(
            Step("numbers", Of("numbers", static call =>
            {
                call.Output(0, Collection.Of(Enumerable.Range(0, Count).Select(static i => Value.Of(i.ToString(CultureInfo.InvariantCulture)))));
                return ValueTask.CompletedTask;
            }, outputs: [new OutputInfo("output", ArtifactType.Of<Collection<Value<string>>>())])),
            Twice(() => Interlocked.Increment(ref ran)),
            Step(
                "read",
                Of(
                    "read",
                    async call =>
                    {
                        await foreach (Value<string> each in call.Input<Collection<Value<string>>>(0))
                            seen.Add(each.Content);
                        call.Output(0, Value.Of(seen.Count));
                    },
                    [new InputInfo("numbers", ArtifactType.Of<Collection<Value<string>>>())],
                    [new OutputInfo("output", ArtifactType.Of<Value<int>>())]),
                new PlanInput(1, 0)));

        RunResult result = await _test.RunAsync(plan);

        Assert.Equal("numbers executed, twice executed, read executed", result.States());
        Assert.Equal((Count, "10,000 items: 10,000 steps executed"), (ran, result.Step("twice").Reason));
        Assert.Equal(Enumerable.Range(0, Count).Select(static i => string.Create(CultureInfo.InvariantCulture, $"{i}{i}")), seen);
        ArtifactRecord twice = result.Step("twice").Outputs[0].Artifact;
        Assert.Equal((Count, seen.Sum(static each => each.Length + 2)), (twice.Rows, twice.Bytes));
        Assert.Equal(0, result.Steps.Where(static step => step.Name != "read").Sum(static step => step.Outputs.Sum(static output => Held(output.Artifact))));
        Assert.Equal(twice.Digest, StoredArtifacts.DigestOf(_test.Store.Artifacts.ItemsOf(twice)));
    }

    /// <summary>How many bytes of contents a record holds on to, in its items as well.</summary>
    private static int Held(ArtifactRecord artifact) => (artifact.Content?.Length ?? 0) + artifact.Items.Sum(Held);

    private static PlanStep Twice(Action ran)
    {
        PipelinePlan body = Body(1, Step("twice", Of("twice", call =>
        {
            ran();
            string text = call.Input<Value<string>>(0).Content;
            call.Output(0, Value.Of(text + text));
            return ValueTask.CompletedTask;
        }, [new InputInfo("number", s_number)], [new OutputInfo("output", s_number)]), new PlanInput([Port(0)])));
        body = body with { Inputs = [new InputInfo("number", s_number)], Outputs = [new PlanOutput(new OutputInfo("output", s_number), new PlanSource(0, 0))] };
        return new PlanStep
        {
            Name = "twice",
            Component = new ComponentDescriptor
            {
                Name = "map",
                Type = typeof(Components),
                Inputs = [new InputInfo("items", ArtifactType.Of<Collection<Value<string>>>())],
                Outputs = [new OutputInfo("output", ArtifactType.Of<Collection<Value<string>>>())],
                Invoke = ComponentDescriptor.Composite,
            },
            Inputs = [new PlanInput(0, 0)],
            Map = new PlanMap(body),
        };
    }
}
