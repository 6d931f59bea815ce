namespace Millrace;

/// <summary>A step records one name both as a single number and as a series, so that nobody could tell which of the two is meant.</summary>
public sealed class MetricNameException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="name">The name that is used twice.</param>
    public MetricNameException(string step, string name)
        : base($"Step '{step}' records '{name}' both as a single number and as a series. Give one of the two another name.")
    {
    }

    /// <summary>Creates the exception with a message of its own.</summary>
    /// <param name="message">The step, the name and the remedy.</param>
    public MetricNameException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The step, the name and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public MetricNameException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without names.</summary>
    public MetricNameException()
        : this("A step records one name both as a single number and as a series.")
    {
    }
}
