using Microsoft.Extensions.Logging;

namespace Millrace.Safety.Tests.Work;

/// <summary>The call of a component that is watched.</summary>
/// <param name="call">The runtime's.</param>
/// <param name="context">What sees how far it is.</param>
internal sealed class WatchedCall(StepCall call, WatchedContext context) : StepCall
{
    public override StepContext Context => context;

    public override IServiceProvider Services => call.Services;

    public override Seed Seed => call.Seed;

    public override CancellationToken Cancellation => call.Cancellation;

    public override T Input<T>(int index) => call.Input<T>(index);

    public override T? OptionalInput<T>(int index)
        where T : class => call.OptionalInput<T>(index);

    public override IReadOnlyList<T> InputList<T>(int index) => call.InputList<T>(index);

    public override T Parameter<T>(int index) => call.Parameter<T>(index);

    public override void Output<T>(int index, T artifact) => call.Output(index, artifact);

    public override ILogger<T> Logger<T>() => call.Logger<T>();
}
