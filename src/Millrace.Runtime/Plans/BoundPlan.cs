using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>A plan with a value for every parameter: what a run executes. Made by <see cref="PlanBinder"/>.</summary>
public sealed class BoundPlan
{
    internal BoundPlan(PipelinePlan plan, ImmutableArray<BoundParameter> parameters, ImmutableArray<BoundStep> steps, SecretMask secrets)
    {
        Plan = plan;
        Parameters = parameters;
        Steps = steps;
        Secrets = secrets;
    }

    /// <summary>Takes the values of secrets out of texts: of all that the whole plan was bound with, in the body of a map as well.</summary>
    public SecretMask Secrets { get; }

    /// <summary>The plan.</summary>
    public PipelinePlan Plan { get; }

    /// <summary>The pipeline's name.</summary>
    public string Name => Plan.Name;

    /// <summary>The values of the pipeline's parameters, in its order.</summary>
    public ImmutableArray<BoundParameter> Parameters { get; }

    /// <summary>The steps, in the order of the plan.</summary>
    public ImmutableArray<BoundStep> Steps { get; }

    /// <summary>What was given for parameters of steps, as <c>step.parameter</c>: of steps in pipelines and maps that are steps, too.</summary>
    internal ImmutableArray<ParameterRecord> Overrides { get; private init; } = [];

    /// <summary>The plan with a record of what was given for parameters of steps.</summary>
    internal BoundPlan With(ImmutableArray<ParameterRecord> overrides) => new(Plan, Parameters, Steps, Secrets) { Overrides = overrides };

    /// <summary>The step of a name.</summary>
    /// <param name="name">The step's name.</param>
    /// <returns>The step.</returns>
    /// <exception cref="ParameterException">No step has the name; the message proposes the nearest.</exception>
    public BoundStep Step(string name) =>
        Steps.FirstOrDefault(step => step.Name == name) ?? throw new ParameterException(
            name,
            $"pipeline '{Name}' has no step '{name}'.{NearestName.Proposal(name, Steps.Select(static step => step.Name))}");

    /// <inheritdoc/>
    public override string ToString() => Plan.ToString();

    /// <summary>The step of a name, be it one that runs for an item of a map: <c>parts[17].train</c>.</summary>
    /// <param name="name">The step's name.</param>
    /// <exception cref="ParameterException">No step has the name, or it runs nothing itself; the message proposes another.</exception>
    public BoundStep Find(string name) => StepPath.Find(this, name).Step;

    /// <summary>The body of a map for one item: the same steps under names of their own.</summary>
    /// <param name="map">The map.</param>
    /// <param name="index">The item's position.</param>
    internal BoundPlan ForItem(BoundStep map, int index)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"{map.Name}[{index}].");
        return new BoundPlan(Plan, Parameters, [.. Steps.Select(step => step.With(prefix + step.Name))], Secrets);
    }

    /// <summary>The plan, and the bodies of maps in it, with other secrets.</summary>
    internal BoundPlan With(SecretMask secrets) =>
        new(Plan, Parameters, [.. Steps.Select(step => step.Body is null ? step : step.With(step.Body.With(secrets)))], secrets) { Overrides = Overrides };
}
