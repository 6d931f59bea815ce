using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Millrace.Generators.Tests;

/// <summary>A call of a component with given inputs and parameters, which keeps the outputs.</summary>
internal sealed class FakeCall(object?[] inputs, object?[] parameters, IServiceProvider? services = null) : StepCall, IServiceProvider
{
    public SortedDictionary<int, object> Outputs { get; } = [];

    public override StepContext Context => null!;

    public override IServiceProvider Services => services ?? this;

    public override Seed Seed { get; } = new(42);

    public override CancellationToken Cancellation => CancellationToken.None;

    public override T Input<T>(int index) => (T)inputs[index]!;

    public override T? OptionalInput<T>(int index)
        where T : class => (T?)inputs[index];

    public override IReadOnlyList<T> InputList<T>(int index) => [.. ((object[])inputs[index]!).Cast<T>()];

    public override T Parameter<T>(int index) => (T)parameters[index]!;

    public override void Output<T>(int index, T artifact) => Outputs.Add(index, artifact);

    public override ILogger<T> Logger<T>() => NullLogger<T>.Instance;

    public object? GetService(Type serviceType) => null;
}
