using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// Puts the steps of pipelines that are steps in the place of these, each name after the step's own and a dot, and gives every step its parameters. What
/// comes out has no pipelines in it, and knows of ports only in the bodies of maps.
/// </summary>
/// <param name="binder">Binds the parameters of steps.</param>
/// <param name="policies">Yields what a step's policy is, by its full name.</param>
/// <param name="secrets">Gets the secrets that are bound on the way, those of pipelines that are steps as well.</param>
internal sealed class PlanExpansion(
    StepBinder binder, Func<string, ComponentDescriptor, (StepPolicy Policy, CachePolicy Cache)> policies, List<BoundParameter> secrets)
{
    private readonly List<BoundStep> _steps = [];

    /// <summary>Expands and binds a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="pipeline">The instance that its expressions are computed from.</param>
    /// <param name="parameters">The pipeline's own parameters.</param>
    public BoundPlan Expand(PipelinePlan plan, object pipeline, ImmutableArray<BoundParameter> parameters)
    {
        // What is secret in one place may be told in any other: all bodies get one mask, once all is bound.
        BoundPlan bound = Expand(plan, pipeline, parameters, "");
        return bound.With(new SecretMask(secrets));
    }

    private BoundPlan Expand(PipelinePlan plan, object pipeline, ImmutableArray<BoundParameter> parameters, string scope)
    {
        ImmutableArray<PlanSource?> ports = [.. plan.Inputs.Select(static (_, i) => (PlanSource?)new PlanSource(PlanSource.Port, i))];
        ImmutableArray<PlanSource?> outputs = Add(plan, pipeline, "", scope, ports, [], runsAlways: false);
        PipelinePlan flat = plan with
        {
            Steps = [.. _steps.Select(static step => step.Step)],
            Outputs =
            [
                .. plan.Outputs.Zip(outputs).Where(static pair => pair.Second is not null).Select(
                    static pair => pair.First with { Source = pair.Second!.Value }),
            ],
        };
        return new BoundPlan(flat, parameters, [.. _steps], SecretMask.None);
    }

    /// <summary>Adds a plan's steps.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="pipeline">The instance that its expressions are computed from.</param>
    /// <param name="prefix">What comes before the names of its steps.</param>
    /// <param name="scope">What comes before that in the full names by which parameters are overridden.</param>
    /// <param name="ports">What its inputs are; null where one is not given.</param>
    /// <param name="conditions">What must hold for all of its steps.</param>
    /// <param name="runsAlways">Whether all of them run always.</param>
    /// <returns>What its outputs are.</returns>
    private ImmutableArray<PlanSource?> Add(
        PipelinePlan plan,
        object pipeline,
        string prefix,
        string scope,
        ImmutableArray<PlanSource?> ports,
        ImmutableArray<PlanCondition> conditions,
        bool runsAlways)
    {
        var outputs = new ImmutableArray<PlanSource?>[plan.Steps.Length];
        for (int i = 0; i < plan.Steps.Length; i++)
        {
            PlanStep step = plan.Steps[i];
            string name = prefix + step.Name, fullName = scope + name;
            ImmutableArray<PlanInput> inputs =
                [.. step.Inputs.Select(input => new PlanInput([.. input.Sources.Select(source => Translate(source, outputs, ports)).OfType<PlanSource>()]))];
            ImmutableArray<PlanCondition> all = [.. conditions, .. step.Conditions.Select(condition => Translate(condition, fullName, outputs, ports))];
            ImmutableArray<BoundParameter> parameters = binder.Bind(step, fullName, pipeline);
            secrets.AddRange(parameters.Where(static parameter => parameter.Info.IsSecret));
            if (step.Component.Pipeline is Func<PipelinePlan> nested)
            {
                PipelinePlan inner = nested();
                PlanFormat.Check(inner);
                outputs[i] = Add(
                    inner,
                    inner.Create([.. parameters.Select(static parameter => parameter.Value)]),
                    $"{name}.",
                    scope,
                    [.. inputs.Select(static input => input.Sources.IsEmpty ? (PlanSource?)null : input.Sources[0])],
                    all,
                    runsAlways || step.RunsAlways);
                continue;
            }

            BoundPlan? body = step.Map is PlanMap map ? new PlanExpansion(binder, policies, secrets).Expand(map.Body, pipeline, [], $"{fullName}.") : null;
            PlanStep flat = step with
            {
                Name = name,
                Inputs = inputs,
                Conditions = all,
                RunsAlways = runsAlways || step.RunsAlways,
                Map = body is null ? null : step.Map! with { Body = body.Plan },
            };
            (StepPolicy policy, CachePolicy cache) = policies(fullName, step.Component);
            int position = _steps.Count;
            _steps.Add(new BoundStep(position, flat, parameters, body).With(policy, cache));
            outputs[i] = [.. step.Component.Outputs.Select((_, output) => (PlanSource?)new PlanSource(position, output))];
        }

        return [.. plan.Outputs.Select(output => Translate(output.Source, outputs, ports))];
    }

    private static PlanCondition Translate(PlanCondition condition, string step, ImmutableArray<PlanSource?>[] outputs, ImmutableArray<PlanSource?> ports) =>
        condition with
        {
            Source = Translate(condition.Source, outputs, ports)
                ?? throw new MillraceException($"Step '{step}' depends on a value that its pipeline is not given. Give it, or take the condition from a step."),
        };

    /// <summary>What a source is in the expanded plan; null for a port that is not given and nothing stands in for.</summary>
    private static PlanSource? Translate(PlanSource source, ImmutableArray<PlanSource?>[] outputs, ImmutableArray<PlanSource?> ports)
    {
        PlanSource? found = source.Step == PlanSource.Port ? ports[source.Output] : outputs[source.Step][source.Output];
        PlanSource? other = source.Fallback is PlanFallback fallback ? Translate(fallback.Source, outputs, ports) : null;
        return found is not PlanSource known ? other : Append(See(known, new SourceView(source.View, source.ViewName)), other);
    }

    /// <summary>A source, and whatever stands in for it, seen through a further view.</summary>
    private static PlanSource See(PlanSource source, SourceView view)
    {
        if (view.View is null)
            return source;

        SourceView both = new SourceView(source.View, source.ViewName).Then(view);
        return source with
        {
            View = both.View,
            ViewName = both.Name,
            Fallback = source.Fallback is null ? null : new PlanFallback(See(source.Fallback.Source, view)),
        };
    }

    private static PlanSource Append(PlanSource source, PlanSource? other) =>
        other is not PlanSource last ? source
        : source with { Fallback = new PlanFallback(source.Fallback is null ? last : Append(source.Fallback.Source, last)) };
}
