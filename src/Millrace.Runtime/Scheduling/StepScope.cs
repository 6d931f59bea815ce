using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>
/// The services that one attempt of a step, or one look at what its component takes, gets: what is made for it is let go with it, and scoped services
/// are not shared with steps that run beside it. A component that takes none needs no scope.
/// </summary>
internal readonly struct StepScope : IAsyncDisposable
{
    private readonly AsyncServiceScope? _scope;
    private readonly ILogger _logger;
    private readonly ComponentDescriptor _component;

    public StepScope(RunServices run, ComponentDescriptor component)
    {
        IServiceProvider services = run.Services;
        (_logger, _component) = (run.Logger, component);
        _scope = component.Services is not null && services.GetService(typeof(IServiceScopeFactory)) is IServiceScopeFactory factory
            ? factory.CreateAsyncScope()
            : null;
        Services = _scope?.ServiceProvider ?? services;
    }

    public IServiceProvider Services { get; }

    /// <summary>Lets go what was made. A service that cannot be let go is no matter of the step's result, nor may it hide what the step threw: it is logged.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_scope is not AsyncServiceScope scope)
            return;

        try
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a service throws here, the step has its result.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            RunLog.ServicesNotLetGo(_logger, _component.Name, exception);
        }
    }
}
