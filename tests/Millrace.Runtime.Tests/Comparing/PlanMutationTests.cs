using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Comparing;

/// <summary>Whatever differs in two plans, a comparison tells something of it.</summary>
public sealed class PlanMutationTests : IDisposable
{
    private readonly TestStore _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task Of_plans_of_two_digests_something_always_differs()
    {
        await _test.RunAsync(Plan(Step("a", Constant("a"))));
        RunRecord record = _test.Store.Metadata.GetRun("last");
        string plan = JsonNode.Parse(PlanText.Of(Rich()).Document)!.ToJsonString();
        Assert.Empty(Told(record, plan, plan));

        var untold = new List<string>();
        string[] mutants = [.. Mutants(JsonNode.Parse(plan)!).Where(each => each != plan).Distinct()];
        Assert.InRange(mutants.Length, 100, 2_000);
        foreach (string mutant in mutants)
        {
            if (Told(record, plan, mutant).Length == 0 || Told(record, mutant, plan).Length == 0)
                untold.Add(mutant);
        }

        Assert.True(untold.Count == 0, string.Join("\n", untold.Take(3)));

        // Several changes do not hide each other.
        var random = new Random(11);
        for (int i = 0; i < 300; i++)
        {
            string one = mutants[random.Next(mutants.Length)];
            string[] further = [.. Mutants(JsonNode.Parse(one)!)];
            string other = further[random.Next(further.Length)];
            if (other != plan)
                Assert.True(Told(record, plan, other).Length > 0, other);
        }
    }

    [Fact]
    public async Task Types_order_and_how_parameters_are_given_are_told()
    {
        await _test.RunAsync(Plan(Step("a", Constant("a"))));
        RunRecord record = _test.Store.Metadata.GetRun("last");
        PipelinePlan plan = Rich();
        PipelinePlan other = plan with
        {
            Parameters = [Number("share", 0.2), plan.Parameters[1]],
            Steps = [.. plan.Steps.Select(static step => step.Name == "set" ? step with { Arguments = [] } : step)],
        };

        Assert.Equal(
            ["parameter share, type: text | number", "step set, parameter text, given as: expression | default", "step set, parameter text, replaces: default x | "],
            Told(record, PlanText.Of(plan).Document, PlanText.Of(other).Document));
        Assert.Equal(
            ["order of parameters: share, size | size, share"],
            Told(record, PlanText.Of(plan).Document, PlanText.Of(plan with { Parameters = [plan.Parameters[1], plan.Parameters[0]] }).Document));
    }

    private static PipelinePlan Rich() => Plan(
        "test",
        [Parameter("share", "0.2"), Parameter("size", null)],
        Step("words", Words(), [Results.Set(0, "a b")]),
        Step("set", Constant("x"), [Results.Set(0, "x")]),
        Each("shout", new PlanSource(0, 0), Body(2, Step("same", Map(static (_, text) => text), new PlanInput([Port(0)])), Mark(new PlanInput(0, 0))), new PlanSource(1, 0)),
        Pipeline(
            "inner",
            Body(1, Step("in", Map(static (_, text) => text), new PlanInput([Port(0)]))) with { Parameters = [Parameter("Sign", "?"), Parameter("End", "!")] },
            [],
            new PlanInput(1, 0)),
        Step("yes", Truth(true)),
        Step("join", Join(), new PlanInput([new(1, 0), new(1, 0, static text => text, "AsUpper"), new(3, 0) { Fallback = new PlanFallback(new PlanSource(1, 0)) }])) with
        {
            Conditions = [new PlanCondition(new PlanSource(4, 0), true), new PlanCondition(new PlanSource(4, 0), false)],
            RunsAlways = true,
        },
        Step("day", Of("day", static _ => ValueTask.CompletedTask, parameters:
        [
            new ParameterInfo { Name = "day", Member = "Day", Codec = ParameterCodec.Of<string>(), Default = static () => "1", DefaultText = "DateTime.Today" },
            Parameter("none", null),
        ])))
        with
        {
            Inputs = [new InputInfo("first", ArtifactType.Of<Text>()), new InputInfo("second", ArtifactType.Of<Text>())],
            Outputs =
            [
                new PlanOutput(new OutputInfo("one", ArtifactType.Of<Text>()), new PlanSource(1, 0)),
                new PlanOutput(new OutputInfo("two", ArtifactType.Of<Text>()), new PlanSource(3, 0)),
            ],
        };

    private static string[] Told(RunRecord record, params string[] documents)
    {
        ImmutableArray<ComparedRun> runs = [.. documents.Select(each => new ComparedRun(record, new RecordedPlan("test", 1, Contract.Written.Digest(each), each), []))];
        return
        [
            .. RunComparer.Compare(runs, static _ => null).Rows.Where(static row => row.Kind == ComparedKind.Plan)
                .Select(static row => $"{row.Name}: {row.Values[0]} | {row.Values[1]}"),
        ];
    }

    /// <summary>The same plan with one thing changed: another text, another member, one less, two in the other order.</summary>
    private static IEnumerable<string> Mutants(JsonNode root)
    {
        foreach (JsonNode node in Nodes(root).ToArray())
        {
            if (node is JsonArray array)
            {
                for (int i = 0; i < array.Count; i++)
                {
                    JsonNode item = array[i]!;
                    array.RemoveAt(i);
                    yield return root.ToJsonString();
                    array.Insert(i == 0 ? array.Count : i - 1, item);
                    yield return root.ToJsonString();
                    array.Remove(item);
                    array.Insert(i, item);
                }
            }
            else if (node is JsonObject members)
            {
                foreach ((string name, JsonNode? value) in members.ToArray().Where(each => node != root || each.Key != "pipeline"))
                {
                    foreach (JsonNode? other in Others(name, value))
                    {
                        members[name] = other;
                        yield return root.ToJsonString();
                        members[name] = value;
                    }

                    if (name is "default" or "computed" or "always" or "when" or "unless" || members.GetPath().EndsWith(".expressions", StringComparison.Ordinal))
                    {
                        members.Remove(name);
                        yield return root.ToJsonString();
                        if (name is "default" or "computed")
                        {
                            string swapped = name == "default" ? "computed" : "default";
                            members.Add(swapped, value);
                            yield return root.ToJsonString();
                            members.Remove(swapped);
                        }

                        members.Add(name, value);
                    }
                }
            }
        }
    }

    private static IEnumerable<JsonNode?> Others(string name, JsonNode? value)
    {
        if (value is JsonValue text && text.TryGetValue(out string? content))
            yield return JsonValue.Create(content + " other");
        if (name == "default")
            yield return null;
    }

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => (node switch
    {
        JsonObject members => members.Select(static each => each.Value),
        JsonArray items => items,
        _ => [],
    }).OfType<JsonNode>().SelectMany(Nodes).Prepend(node);
}
