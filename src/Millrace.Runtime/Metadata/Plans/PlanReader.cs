using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>Reads what <see cref="PlanText"/> wrote.</summary>
internal static class PlanReader
{
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

    /// <summary>The pipeline's parameters.</summary>
    public static ImmutableArray<PlannedFact> Parameters(string document) => Read(
        document, static plan => plan.GetProperty("parameters").EnumerateArray().Select(static each => Default(each)).ToImmutableArray());

    /// <summary>The pipeline's outputs.</summary>
    public static ImmutableArray<PlannedFact> Outputs(string document) => Read(
        document,
        static plan => plan.GetProperty("outputs").EnumerateArray()
            .Select(static each => new PlannedFact(Text(each, "name"), Source(each.GetProperty("from")))).ToImmutableArray());

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
                Inputs =
                [
                    .. step.GetProperty("inputs").EnumerateArray().Select(static each => new PlannedFact(Text(each, "name"), Sources(each.GetProperty("from")))),
                ],
                Outputs = [.. step.GetProperty("outputs").EnumerateArray().Select(static each => new PlannedFact(Text(each, "name"), Text(each, "type")))],
                Parameters =
                [
                    .. step.GetProperty("parameters").EnumerateArray().Select(Default).Select(
                        each => expressions.TryGetProperty(each.Name, out JsonElement expression) ? each with { Value = expression.GetString() } : each),
                ],
                Conditions =
                [
                    .. step.EnumerateObject().Where(static each => !s_plain.Contains(each.Name))
                        .Select(static each => new PlannedFact(each.Name, Source(each.Value))),
                ],
            });
            if (step.TryGetProperty("plan", out JsonElement inner))
                Add(steps, inner, $"{name}/");
            if (step.TryGetProperty("each", out JsonElement body))
                Add(steps, body, $"{name}[]/");
        }
    }

    private static PlannedFact Default(JsonElement parameter) => new(
        Text(parameter, "name"),
        parameter.TryGetProperty("default", out JsonElement constant) ? constant.GetString()
            : parameter.TryGetProperty("computed", out JsonElement computed) ? computed.GetString() : null);

    private static string Sources(JsonElement from) => string.Join(", ", from.EnumerateArray().Select(Source));

    private static string Source(JsonElement source) => source.ValueKind switch
    {
        JsonValueKind.Object => $"{Text(source, "first")} or {Source(source.GetProperty("or"))}",
        JsonValueKind.True => "yes",
        _ => source.GetString()!,
    };

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetString()!;
}
