namespace Millrace.Quality;

/// <summary>What comes of data that is not as expected.</summary>
public enum Gate
{
    /// <summary>The run stops before it costs anything.</summary>
    Fail,

    /// <summary>The log and the report say so, and the run goes on with all rows.</summary>
    Warn,

    /// <summary>Rows that break what is expected of values and rows are set apart with the reason, and the run goes on with the rest.</summary>
    Quarantine,
}
