using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>One call of a component by the runtime.</summary>
internal sealed class RunningStepCall(
    BoundStep step,
    StepContext context,
    IServiceProvider services,
    Func<Seed> seed,
    ImmutableArray<ImmutableArray<CallInput>> inputs,
    StepLog log,
    ILoggerFactory loggers,
    CancellationToken cancellation) : StepCall
{
    private readonly object?[] _outputs = new object?[step.Component.Outputs.Length];
    private StepServices? _services;

    public override StepContext Context { get; } = context;

    public override IServiceProvider Services => _services ??= new StepServices(services, log, loggers);

    public override Seed Seed => seed();

    public override CancellationToken Cancellation { get; } = cancellation;

    public override T Input<T>(int index) => (T)inputs[index][0].Value;

    public override T? OptionalInput<T>(int index)
        where T : class => inputs[index].IsEmpty ? null : (T)inputs[index][0].Value;

    public override IReadOnlyList<T> InputList<T>(int index) => [.. inputs[index].Select(static input => (T)input.Value)];

    public override T Parameter<T>(int index) => (T)step.Parameters[index].Value!;

    public override void Output<T>(int index, T artifact) => _outputs[index] = artifact ?? throw Missing(index);

    public override ILogger<T> Logger<T>() => new StepLogger<T>(log, loggers);

    /// <summary>What was handed over.</summary>
    /// <exception cref="MillraceException">An output is missing.</exception>
    public ImmutableArray<object> TakeOutputs() => [.. _outputs.Select((artifact, index) => artifact ?? throw Missing(index))];

    private MillraceException Missing(int index) =>
        new($"Component '{step.Component.Name}' did not yield its output '{step.Component.Outputs[index].Name}': it is null. "
            + "Every output must be an artifact.");
}
