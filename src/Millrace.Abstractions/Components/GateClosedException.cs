namespace Millrace;

/// <summary>
/// Thrown by a component whose gate is closed, such as a registration without a blessing: the step and what depends on it end as
/// <c>blocked</c>, which is not a failure of the program.
/// </summary>
public sealed class GateClosedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the gate is closed, for the person who reads the run.</param>
    public GateClosedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">Why the gate is closed.</param>
    /// <param name="innerException">The cause.</param>
    public GateClosedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a reason.</summary>
    public GateClosedException()
        : this("The gate is closed.")
    {
    }
}
