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

    public required TimeProvider Time { get; init; }

    /// <summary>The merged settings; its providers in order of precedence, the last one wins.</summary>
    public required IConfigurationRoot Configuration { get; init; }

    /// <summary>The application, whose services are made when first asked for.</summary>
    public required MillraceApplication Application { get; init; }

    /// <summary>Which log messages are shown.</summary>
    public required MessageLevel Level { get; init; }

    public required Interruption Interruption { get; init; }
}
