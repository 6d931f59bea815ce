namespace Millrace.Quality;

/// <summary>A dataset that is not as its schema expects. The message lists every error with its remedy.</summary>
public sealed class DataValidationException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The expectation, the values and the remedy.</param>
    public DataValidationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The expectation, the values and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public DataValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public DataValidationException()
        : this("The data breaks what its schema expects.")
    {
    }
}
