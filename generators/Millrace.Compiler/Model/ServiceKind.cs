namespace Millrace.Compiler;

/// <summary>The kinds of services that a constructor may take.</summary>
public enum ServiceKind
{
    /// <summary><c>ILogger&lt;T&gt;</c>, which also writes to the step's log file.</summary>
    Logger,

    /// <summary>A factory of loggers or meters: it cannot change results.</summary>
    Observer,

    /// <summary>Any other service: its content is part of the key.</summary>
    Service,
}
