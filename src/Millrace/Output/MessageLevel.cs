using Microsoft.Extensions.Logging;

namespace Millrace.Output;

/// <summary>The lowest level of log messages that the console shows; log files of steps hold more.</summary>
internal sealed class MessageLevel
{
    public LogLevel Minimum { get; set; } = LogLevel.Warning;
}
