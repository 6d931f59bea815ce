using Microsoft.Extensions.Logging;

namespace Millrace;

/// <summary>One call of a component, as generated code sees it: inputs and parameters by position, a place for outputs.</summary>
public abstract class StepCall
{
    /// <summary>What the component may ask for.</summary>
    public abstract StepContext Context { get; }

    /// <summary>The application's services.</summary>
    public abstract IServiceProvider Services { get; }

    /// <summary>The step's seed.</summary>
    public abstract Seed Seed { get; }

    /// <summary>Ends the step early.</summary>
    public abstract CancellationToken Cancellation { get; }

    /// <summary>An input.</summary>
    /// <typeparam name="T">The artifact's type.</typeparam>
    /// <param name="index">Position in <see cref="ComponentDescriptor.Inputs"/>.</param>
    public abstract T Input<T>(int index)
        where T : class, IArtifact<T>;

    /// <summary>An input that may be left out.</summary>
    /// <typeparam name="T">The artifact's type.</typeparam>
    /// <param name="index">Position in <see cref="ComponentDescriptor.Inputs"/>.</param>
    /// <returns>The artifact; null where the pipeline gives none, or the run goes on without the step that feeds it.</returns>
    public abstract T? OptionalInput<T>(int index)
        where T : class, IArtifact<T>;

    /// <summary>An input that takes any number of artifacts.</summary>
    /// <typeparam name="T">The artifacts' type.</typeparam>
    /// <param name="index">Position in <see cref="ComponentDescriptor.Inputs"/>.</param>
    public abstract IReadOnlyList<T> InputList<T>(int index)
        where T : class, IArtifact<T>;

    /// <summary>A parameter's value.</summary>
    /// <typeparam name="T">The property's type.</typeparam>
    /// <param name="index">Position in <see cref="ComponentDescriptor.Parameters"/>.</param>
    public abstract T Parameter<T>(int index);

    /// <summary>Hands over an output.</summary>
    /// <typeparam name="T">The artifact's type.</typeparam>
    /// <param name="index">Position in <see cref="ComponentDescriptor.Outputs"/>.</param>
    /// <param name="artifact">The artifact; null is an error that names the output.</param>
    public abstract void Output<T>(int index, T artifact)
        where T : class, IArtifact<T>;

    /// <summary>A logger that also writes to the step's own log file.</summary>
    /// <typeparam name="T">The category.</typeparam>
    public abstract ILogger<T> Logger<T>();
}
