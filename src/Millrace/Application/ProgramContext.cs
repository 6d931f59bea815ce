using Microsoft.Extensions.Configuration;
using Millrace.Output;
using Millrace.Signals;

namespace Millrace;

/// <summary>What commands work with.</summary>
internal sealed class ProgramContext
{
    /// <summary>The program's name, as help and hints write it.</summary>
    public required string Name { get; init; }

    public required ProgramPipelines Pipelines { get; init; }

    public required ProgramConsole Console { get; init; }

    /// <summary>The clock, made when first asked for: it may come from the services, and these look at the arguments.</summary>
    public required Lazy<TimeProvider> Clock { get; init; }

    public TimeProvider Time => Clock.Value;

    /// <summary>The merged settings; its providers in order of precedence, the last one wins.</summary>
    public required IConfigurationRoot Configuration { get; init; }

    /// <summary>The application, whose services are made when first asked for.</summary>
    public required MillraceApplication Application { get; init; }

    /// <summary>Which log messages are shown.</summary>
    public required MessageLevel Level { get; init; }

    public required Interruption Interruption { get; init; }
}
