using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>Reads what <see cref="PlanText"/> wrote.</summary>
internal static class PlanReader
{
    private const string Default = "default";
    private const string Computed = "computed";

    /// <summary>The members of a step that are not conditions.</summary>
    private static readonly HashSet<string> s_plain =
        new(["name", "component", "inputs", "outputs", "parameters", "expressions", "plan", "each"], StringComparer.Ordinal);

    /// <summary>The steps, each followed by those within it.</summary>
    public static ImmutableArray<PlannedStep> Steps(string document) => Read(document, static plan =>
    {
        var steps = ImmutableArray.CreateBuilder<PlannedStep>();
        Add(steps, plan, "");
        return steps.ToImmutable();
    });

    /// <summary>What the pipeline is from outside.</summary>
    public static PlannedScope Scope(string document) => Read(document, Scope);

    private static T Read<T>(string document, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(document);
            return read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new MillraceException(
                $"A plan in the store's metadata is damaged: {exception.Message} 'store verify' tells what else is; 'metadata restore' brings a backup back.",
                exception);
        }
    }

    private static void Add(ImmutableArray<PlannedStep>.Builder steps, JsonElement plan, string prefix)
    {
        foreach (JsonElement step in plan.GetProperty("steps").EnumerateArray())
        {
            string name = prefix + Text(step, "name");
            JsonElement expressions = step.GetProperty("expressions");
            steps.Add(new PlannedStep(name, Text(step, "component"))
            {
                Inputs = [.. step.GetProperty("inputs").EnumerateArray().Select(Input)],
                Outputs = [.. step.GetProperty("outputs").EnumerateArray().Select(static each => new PlannedFact(Text(each, "name"), Text(each, "type")))],
                Parameters =
                [
                    .. step.GetProperty("parameters").EnumerateArray().Select(Parameter).Select(
                        each => expressions.TryGetProperty(each.Name, out JsonElement expression) ? Replace(each, expression.GetString()) : each),
                ],
                Conditions =
                [
                    .. step.EnumerateObject().Where(static each => !s_plain.Contains(each.Name))
                        .Select(static each => new PlannedFact(each.Name, Source(each.Value))),
                ],
            });
            if (step.TryGetProperty("plan", out JsonElement inner))
                AddWithin(inner, $"{name}/");
            if (step.TryGetProperty("each", out JsonElement body))
                AddWithin(body, $"{name}[]/");
        }

        void AddWithin(JsonElement inner, string start)
        {
            steps[^1] = steps[^1] with { Scope = Scope(inner) };
            Add(steps, inner, start);
        }
    }

    private static PlannedScope Scope(JsonElement plan) => new(Text(plan, "pipeline"))
    {
        Parameters = [.. plan.GetProperty("parameters").EnumerateArray().Select(Parameter)],
        Inputs =
        [
            .. plan.GetProperty("inputs").EnumerateArray().Select(static each => new PlannedFact(Text(each, "name"), null) { Type = Text(each, "type") }),
        ],
        Outputs =
        [
            .. plan.GetProperty("outputs").EnumerateArray()
                .Select(static each => new PlannedFact(Text(each, "name"), Source(each.GetProperty("from"))) { Type = Text(each, "type") }),
        ],
    };

    private static PlannedFact Input(JsonElement input) => new(Text(input, "name"), Sources(input.GetProperty("from"))) { Type = Text(input, "type") };

    private static PlannedFact Parameter(JsonElement parameter)
    {
        string? given = parameter.TryGetProperty(Default, out JsonElement value) ? Default : parameter.TryGetProperty(Computed, out value) ? Computed : null;
        return new PlannedFact(Text(parameter, "name"), given is null ? null : value.GetString()) { Type = Text(parameter, "type"), Given = given };
    }

    private static PlannedFact Replace(PlannedFact parameter, string? expression) => parameter with
    {
        Value = expression,
        Given = "expression",
        Replaced = parameter.Value is null ? parameter.Given : $"{parameter.Given} {parameter.Value}",
    };

    private static string Sources(JsonElement from) => string.Join(", ", from.EnumerateArray().Select(Source));

    private static string Source(JsonElement source) => source.ValueKind switch
    {
        JsonValueKind.Object => $"{Text(source, "first")} or {Source(source.GetProperty("or"))}",
        JsonValueKind.True => "yes",
        _ => source.GetString()!,
    };

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;
}
