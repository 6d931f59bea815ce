using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Texts that somebody gave for parameters of steps, by the steps' full names: of steps in pipelines and maps that are steps, too.</summary>
internal sealed class StepOverrides
{
    private readonly Dictionary<(string Step, int Parameter), string> _texts = [];

    /// <summary>Resolves names.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="values">The texts, by <c>step.parameter</c>.</param>
    /// <exception cref="ParameterException">A name is unknown; the message proposes the nearest.</exception>
    public StepOverrides(PipelinePlan plan, IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0)
            return;

        var given = ImmutableArray.CreateBuilder<ParameterRecord>(values.Count);
        Dictionary<string, ImmutableArray<ParameterInfo>> steps = ParametersOf(plan);
        foreach ((string name, string text) in values.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            int dot = name.LastIndexOf('.');
            if (dot <= 0)
                throw new ParameterException(name, $"'{name}' names no parameter of a step: write it as step.parameter.");

            string step = name[..dot], parameter = name[(dot + 1)..];
            if (!steps.TryGetValue(step, out ImmutableArray<ParameterInfo> known))
                throw new ParameterException(name, $"pipeline '{plan.Name}' has no step '{step}'.{NearestName.Proposal(step, steps.Keys)}");

            int position = known.ToList().FindIndex(each => each.Name == parameter);
            if (position < 0)
            {
                throw new ParameterException(
                    name, $"step '{step}' has no parameter '{parameter}'.{NearestName.Proposal(parameter, known.Select(static each => each.Name))}");
            }

            _texts[(step, position)] = text;
            given.Add(
                new ParameterRecord(
                    name, known[position].IsSecret ? SecretMask.Placeholder : text, ParameterOrigin.Override) { IsSecret = known[position].IsSecret });
        }

        Given = given.MoveToImmutable();
    }

    /// <summary>What was given, by <c>step.parameter</c> and in the order of names; of a secret it tells no more than that it was.</summary>
    public ImmutableArray<ParameterRecord> Given { get; } = [];

    /// <summary>The parameters of all steps by their full names, of steps in pipelines and maps that are steps, too.</summary>
    public static Dictionary<string, ImmutableArray<ParameterInfo>> ParametersOf(PipelinePlan plan) =>
        PlanSteps.Of(plan).ToDictionary(static each => each.Name, static each => each.Step.Component.Parameters, StringComparer.Ordinal);

    /// <summary>The text for a parameter; null where nobody gave one.</summary>
    public string? Find(string step, int parameter) => _texts.GetValueOrDefault((step, parameter));
}
