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
        PipelinePlan plan,
        IReadOnlyDictionary<string, string> pipelineValues,
        IReadOnlyDictionary<string, string> stepValues,
        IReadOnlyDictionary<string, string> policies)
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
            return BindAll(plan, pipelineValues, stepValues, policies);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static BoundPlan BindAll(
        PipelinePlan plan,
        IReadOnlyDictionary<string, string> pipelineValues,
        IReadOnlyDictionary<string, string> stepValues,
        IReadOnlyDictionary<string, string> policies)
    {
        ImmutableArray<BoundParameter> parameters = BindPipeline(plan, pipelineValues);
        var overrides = new StepOverrides(plan, stepValues);
        var binder = new StepBinder(overrides);
        List<BoundParameter> secrets = [.. parameters.Where(static parameter => parameter.Info.IsSecret)];
        try
        {
            object pipeline = plan.Create([.. parameters.Select(static parameter => parameter.Value)]);
            return new PlanExpansion(binder, Policy, secrets).Expand(plan, pipeline, parameters).With(overrides.Given);
        }
        catch (Exception exception) when (secrets.Count > 0 && new SecretMask(secrets).Holds(exception.ToString()))
        {
            // The pipeline's own code failed over what it was given, and nobody has a mask yet.
            var mask = new SecretMask(secrets);
            throw exception is ParameterException wrong ? new ParameterException(wrong.Parameter, mask.Mask(wrong.Message)) : mask.Mask(exception);
        }

        (StepPolicy Policy, CachePolicy Cache) Policy(string step, ComponentDescriptor component) =>
            policies.Count == 0 ? (component.Policy, component.Cache) : new PolicyBinder(step, policies).Bind(component);
    }

    private static ImmutableArray<BoundParameter> BindPipeline(PipelinePlan plan, IReadOnlyDictionary<string, string> values)
    {
        foreach (string name in values.Keys.Order(StringComparer.Ordinal))
        {
            if (!plan.Parameters.Any(parameter => parameter.Name == name))
            {
                throw new ParameterException(
                    name,
                    $"pipeline '{plan.Name}' has no parameter "
                    + $"'{name}'.{NearestName.Proposal(name, plan.Parameters.Select(static parameter => parameter.Name))}");
            }
        }

        return
        [
            .. plan.Parameters.Select(info => values.TryGetValue(info.Name, out string? text)
                ? new BoundParameter(info, info.Parse(text), ParameterOrigin.Override)
                : StepBinder.Default(info, $"pipeline '{plan.Name}'", info.Name)),
        ];
    }
}
