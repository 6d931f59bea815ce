namespace Millrace;

/// <summary>
/// An error that a user can act on: bad data, a bad setting, a missing file. Its message names the place, the value and the remedy, and is
/// shown without a stack trace. Specific errors derive from it.
/// </summary>
public class MillraceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The place, the value and the remedy.</param>
    public MillraceException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The place, the value and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public MillraceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public MillraceException()
        : this("The operation failed.")
    {
    }
}
