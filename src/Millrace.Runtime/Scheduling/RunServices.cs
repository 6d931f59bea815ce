using Microsoft.Extensions.Logging;

namespace Millrace.Runtime;

/// <summary>What every part of a run works with.</summary>
internal sealed record RunServices(Store Store, IServiceProvider Services, ILoggerFactory Loggers, TimeProvider Time, IComponentCode Code)
{
    /// <summary>The runtime's own logger.</summary>
    public ILogger Logger { get; } = Loggers.CreateLogger("Millrace.Runtime");
}
