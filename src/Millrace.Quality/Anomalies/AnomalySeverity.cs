namespace Millrace.Quality;

/// <summary>What an anomaly means.</summary>
public enum AnomalySeverity
{
    /// <summary>Worth knowing: within a tolerance, or nothing that was expected speaks of it.</summary>
    Warning,

    /// <summary>The data is not what is expected.</summary>
    Error,
}
