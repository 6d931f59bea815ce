using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Gives every parameter of a plan its value: first the pipeline's, then, from an instance of the pipeline, each step's.</summary>
public static class PlanBinder
{
    /// <summary>Binds a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="pipelineValues">Texts for parameters of the pipeline, by their names in kebab case.</param>
    /// <param name="stepValues">Texts for parameters of steps, by <c>step.parameter</c>; they win over what the pipeline sets.</param>
    /// <returns>The plan with a checked value for every parameter.</returns>
    /// <exception cref="PlanFormatException">A newer Millrace compiled the plan.</exception>
    /// <exception cref="ParameterException">
    /// A name is unknown (the message proposes the nearest), a text unreadable, a value out of range, or a required value missing.
    /// </exception>
    public static BoundPlan Bind(PipelinePlan plan, IReadOnlyDictionary<string, string> pipelineValues, IReadOnlyDictionary<string, string> stepValues) =>
        Bind(plan, pipelineValues, stepValues, ImmutableDictionary<string, string>.Empty);

    /// <inheritdoc cref="Bind(PipelinePlan, IReadOnlyDictionary{string, string}, IReadOnlyDictionary{string, string})"/>
    /// <param name="plan">The plan.</param>
    /// <param name="pipelineValues">Texts for parameters of the pipeline, by their names in kebab case.</param>
    /// <param name="stepValues">Texts for parameters of steps, by <c>step.parameter</c>; they win over what the pipeline sets.</param>
    /// <param name="policies">Texts for the policies of steps, by <c>step.setting</c> (<see cref="PolicySetting"/>); they win over what components say.</param>
    public static BoundPlan Bind(
        PipelinePlan plan, IReadOnlyDictionary<string, string> pipelineValues, IReadOnlyDictionary<string, string> stepValues, IReadOnlyDictionary<string, string> policies)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(pipelineValues);
        ArgumentNullException.ThrowIfNull(stepValues);
        ArgumentNullException.ThrowIfNull(policies);
        PlanFormat.Check(plan);

        // What a pipeline computes is the user's own code and may write numbers into texts: it must give the same everywhere.
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            return WithPolicies(BindAll(plan, pipelineValues, stepValues), policies);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static BoundPlan BindAll(PipelinePlan plan, IReadOnlyDictionary<string, string> pipelineValues, IReadOnlyDictionary<string, string> stepValues)
    {
        ImmutableArray<BoundParameter> parameters = BindPipeline(plan, pipelineValues);
        Dictionary<(int Step, int Parameter), string> overrides = ResolveOverrides(plan, stepValues);
        object pipeline = plan.Create([.. parameters.Select(static parameter => parameter.Value)]);
        ImmutableArray<BoundStep> steps =
            [.. plan.Steps.Select((step, index) => new BoundStep(index, step, BindStep(step, index, pipeline, overrides)))];
        return new BoundPlan(plan, parameters, steps);
    }

    private static BoundPlan WithPolicies(BoundPlan plan, IReadOnlyDictionary<string, string> policies) => policies.Count == 0 ? plan : new BoundPlan(
        plan.Plan,
        plan.Parameters,
        [
            .. plan.Steps.Select(step =>
            {
                (StepPolicy policy, CachePolicy cache) = new PolicyBinder(step.Name, policies).Bind(step.Component);
                return step.With(policy, cache);
            }),
        ]);

    private static ImmutableArray<BoundParameter> BindPipeline(PipelinePlan plan, IReadOnlyDictionary<string, string> values)
    {
        foreach (string name in values.Keys.Order(StringComparer.Ordinal))
        {
            if (!plan.Parameters.Any(parameter => parameter.Name == name))
            {
                throw new ParameterException(
                    name, $"pipeline '{plan.Name}' has no parameter '{name}'.{NearestName.Proposal(name, plan.Parameters.Select(static parameter => parameter.Name))}");
            }
        }

        return
        [
            .. plan.Parameters.Select(info => values.TryGetValue(info.Name, out string? text)
                ? new BoundParameter(info, info.Parse(text), ParameterOrigin.Override)
                : BindDefault(info, $"pipeline '{plan.Name}'", info.Name)),
        ];
    }

    private static Dictionary<(int Step, int Parameter), string> ResolveOverrides(PipelinePlan plan, IReadOnlyDictionary<string, string> values)
    {
        var overrides = new Dictionary<(int, int), string>();
        foreach ((string name, string text) in values.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            int dot = name.LastIndexOf('.');
            if (dot <= 0)
                throw new ParameterException(name, $"'{name}' names no parameter of a step: write it as step.parameter.");

            string stepName = name[..dot], parameterName = name[(dot + 1)..];
            int step = IndexOf(plan.Steps, each => each.Name == stepName);
            if (step < 0)
            {
                throw new ParameterException(
                    name, $"pipeline '{plan.Name}' has no step '{stepName}'.{NearestName.Proposal(stepName, plan.Steps.Select(static each => each.Name))}");
            }

            ImmutableArray<ParameterInfo> known = plan.Steps[step].Component.Parameters;
            int parameter = IndexOf(known, each => each.Name == parameterName);
            if (parameter < 0)
            {
                throw new ParameterException(
                    name, $"step '{stepName}' has no parameter '{parameterName}'.{NearestName.Proposal(parameterName, known.Select(static each => each.Name))}");
            }

            overrides[(step, parameter)] = text;
        }

        return overrides;
    }

    private static ImmutableArray<BoundParameter> BindStep(
        PlanStep step, int index, object pipeline, Dictionary<(int Step, int Parameter), string> overrides)
    {
        ImmutableArray<ParameterInfo> infos = step.Component.Parameters;
        var parameters = ImmutableArray.CreateBuilder<BoundParameter>(infos.Length);
        for (int i = 0; i < infos.Length; i++)
        {
            ParameterInfo info = infos[i];
            int position = i;
            string name = $"{step.Name}.{info.Name}";
            PlanArgument? argument = step.Arguments.FirstOrDefault(each => each.Parameter == position);
            parameters.Add(
                overrides.TryGetValue((index, i), out string? text) ? new BoundParameter(info, InStep(step, name, () => info.Parse(text)), ParameterOrigin.Override)
                : argument is not null ? new BoundParameter(info, InStep(step, name, () => Evaluate(argument, info, name, pipeline)), ParameterOrigin.Pipeline)
                : InStep(step, name, () => BindDefault(info, $"step '{step.Name}'", name)));
        }

        return parameters.MoveToImmutable();
    }

    private static object? Evaluate(PlanArgument argument, ParameterInfo info, string name, object pipeline)
    {
        object? value;
        try
        {
            value = argument.Evaluate(pipeline);
        }
        catch (Exception exception) when (exception is not ParameterException)
        {
            throw info.IsSecret
                ? new ParameterException($"'{name}' is a secret, and what the pipeline sets it to cannot be computed: {TypeNames.Display(exception.GetType())}.")
                : new ParameterException($"'{name}' is set to {argument.Text}, which cannot be computed: {exception.Message}", exception);
        }

        info.Check(value);
        return value;
    }

    private static BoundParameter BindDefault(ParameterInfo info, string owner, string name)
    {
        if (info.Default is null)
            throw new ParameterException(name, $"{owner} needs a value for '{info.Name}' ({info.Codec.TypeName}).");

        object? value = info.Default();
        info.Check(value);
        return new BoundParameter(info, value, ParameterOrigin.Default);
    }

    /// <summary>Adds the step's name to an error that knows the parameter alone.</summary>
    private static T InStep<T>(PlanStep step, string name, Func<T> bind)
    {
        try
        {
            return bind();
        }
        catch (ParameterException exception) when (exception.Parameter.Length > 0 && exception.Parameter != name)
        {
            throw new ParameterException(name, $"step '{step.Name}': {exception.Message}");
        }
    }

    private static int IndexOf<T>(ImmutableArray<T> items, Func<T, bool> match)
    {
        for (int i = 0; i < items.Length; i++)
        {
            if (match(items[i]))
                return i;
        }

        return -1;
    }
}
