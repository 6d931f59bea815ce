namespace Millrace.Quality;

/// <summary>What an anomaly means.</summary>
public enum AnomalySeverity
{
    /// <summary>Worth knowing: nothing that was expected speaks of it, or nobody knows whether it is within its tolerance.</summary>
    Warning,

    /// <summary>The data is not what is expected.</summary>
    Error,
}
