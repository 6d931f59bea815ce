using Microsoft.Extensions.DependencyInjection;

namespace Millrace.Runtime;

/// <summary>
/// The services that one attempt of a step, or one look at what its component takes, gets: what is made for it is let go with it, and scoped services
/// are not shared with steps that run beside it. A component that takes none needs no scope.
/// </summary>
internal readonly struct StepScope : IAsyncDisposable
{
    private readonly AsyncServiceScope? _scope;

    public StepScope(IServiceProvider services, ComponentDescriptor component)
    {
        _scope = component.Services is not null && services.GetService(typeof(IServiceScopeFactory)) is IServiceScopeFactory factory
            ? factory.CreateAsyncScope()
            : null;
        Services = _scope?.ServiceProvider ?? services;
    }

    public IServiceProvider Services { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
