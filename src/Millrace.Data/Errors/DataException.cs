namespace Millrace.Data;

/// <summary>Data that cannot be read or written as the schema says. The message names file, place, value and what was expected.</summary>
public class DataException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The place, the value and what was expected.</param>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The place, the value and what was expected.</param>
    /// <param name="innerException">The cause.</param>
    public DataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public DataException()
        : this("The data cannot be read.")
    {
    }
}
