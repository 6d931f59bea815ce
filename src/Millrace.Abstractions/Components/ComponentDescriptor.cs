using System.Collections.Immutable;

namespace Millrace;

/// <summary>What the runtime knows of a component. Generated; one instance a closed component type.</summary>
public sealed class ComponentDescriptor
{
    /// <summary>The component's name in kebab case: <c>split-trips</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The component's class; closed where generic. Its text, which has no assembly in it, is part of cache keys.</summary>
    public required Type Type { get; init; }

    /// <summary>The first sentence of the class's documentation; empty where there is none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The inputs, in the order of Run's parameters.</summary>
    public ImmutableArray<InputInfo> Inputs { get; init; } = [];

    /// <summary>The outputs, in the order of the returned tuple or record.</summary>
    public ImmutableArray<OutputInfo> Outputs { get; init; } = [];

    /// <summary>The parameters, in the order of declaration.</summary>
    public ImmutableArray<ParameterInfo> Parameters { get; init; } = [];

    /// <summary>Whether Run takes a <see cref="Seed"/>, so that the run's seed enters the key.</summary>
    public bool UsesSeed { get; init; }

    /// <summary>When results may be reused.</summary>
    public CachePolicy Cache { get; init; }

    /// <summary>Resources, retries and limits of time.</summary>
    public StepPolicy Policy { get; init; } = StepPolicy.Default;

    /// <summary>
    /// The plan of a pipeline that is a step of another; null for a component. Its steps take the place of the step, each name after the step's own and a
    /// dot. Such a descriptor is never invoked: <see cref="Invoke"/> is <see cref="Composite"/>.
    /// </summary>
    public Func<PipelinePlan>? Pipeline { get; init; }

    /// <summary>
    /// Resolves the injected services other than loggers and meters, for their <see cref="IContentKeyed.ContentKey"/>; null where there are none.
    /// </summary>
    public Func<IServiceProvider, ImmutableArray<object>>? Services { get; init; }

    /// <summary>Creates the component, sets its parameters, runs it and hands over its outputs.</summary>
    public required Func<StepCall, ValueTask> Invoke { get; init; }

    /// <summary>The <see cref="Invoke"/> of what consists of other steps.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="InvalidOperationException">Always: its steps run, not it.</exception>
    public static ValueTask Composite(StepCall call) => throw new InvalidOperationException("A pipeline or a map is not invoked; its steps are.");
}
