using System.Text.Json;

namespace Millrace.Runtime;

/// <summary>What an export needs to know of a compiled plan: the types of parameters, and which steps map collections.</summary>
internal sealed class MlmdPlan
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _maps = new(StringComparer.Ordinal);

    private MlmdPlan()
    {
    }

    /// <summary>A plan that nothing is known of.</summary>
    public static MlmdPlan Unknown { get; } = new();

    /// <summary>Reads a plan.</summary>
    /// <param name="document">The plan as <see cref="PlanText"/> writes it.</param>
    public static MlmdPlan Read(string document)
    {
        var plan = new MlmdPlan();
        using JsonDocument json = JsonDocument.Parse(document);
        plan.Read(json.RootElement, "");
        return plan;
    }

    /// <summary>The type of a parameter as people read it; null where it is not known.</summary>
    /// <param name="parameter">A parameter of the pipeline, or <c>step.parameter</c> with the names of steps without items.</param>
    public string? TypeOf(string parameter) => _types.GetValueOrDefault(parameter);

    /// <summary>Whether a step maps a collection.</summary>
    /// <param name="step">Its name without items.</param>
    public bool IsMap(string step) => _maps.Contains(step);

    private void Read(JsonElement plan, string prefix)
    {
        ReadParameters(plan, prefix);
        foreach (JsonElement step in plan.GetProperty("steps").EnumerateArray())
        {
            string name = prefix + step.GetProperty("name").GetString();
            ReadParameters(step, $"{name}.");
            if (step.TryGetProperty("plan", out JsonElement inner))
                Read(inner, $"{name}.");
            if (step.TryGetProperty("each", out JsonElement body))
            {
                _maps.Add(name);
                Read(body, $"{name}.");
            }
        }
    }

    private void ReadParameters(JsonElement owner, string prefix)
    {
        foreach (JsonElement parameter in owner.GetProperty("parameters").EnumerateArray())
            _types[prefix + parameter.GetProperty("name").GetString()] = parameter.GetProperty("type").GetString()!;
    }
}
