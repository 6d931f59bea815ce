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

    /// <summary>Hands over the only output of a Run that takes its time.</summary>
    /// <typeparam name="T">The artifact's type.</typeparam>
    /// <param name="artifact">What Run returned.</param>
    public async ValueTask OutputAsync<T>(Task<T> artifact)
        where T : class, IArtifact<T> => Output(0, await artifact.ConfigureAwait(false));

    /// <inheritdoc cref="OutputAsync{T}(Task{T})"/>
    public async ValueTask OutputAsync<T>(ValueTask<T> artifact)
        where T : class, IArtifact<T> => Output(0, await artifact.ConfigureAwait(false));

    /// <summary>Hands over the outputs of a Run that takes its time.</summary>
    /// <typeparam name="T">The tuple or record of artifacts.</typeparam>
    /// <param name="outputs">What Run returned.</param>
    /// <param name="handOver">Hands over each member.</param>
    public async ValueTask OutputsAsync<T>(Task<T> outputs, Action<StepCall, T> handOver) => handOver(this, await outputs.ConfigureAwait(false));

    /// <inheritdoc cref="OutputsAsync{T}(Task{T}, Action{StepCall, T})"/>
    public async ValueTask OutputsAsync<T>(ValueTask<T> outputs, Action<StepCall, T> handOver) => handOver(this, await outputs.ConfigureAwait(false));

    /// <summary>A logger that also writes to the step's own log file.</summary>
    /// <typeparam name="T">The category.</typeparam>
    public abstract ILogger<T> Logger<T>();
}
