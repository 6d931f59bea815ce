namespace Millrace;

/// <summary>The files that a pattern stands for cannot be told: there are none, or two of them claim to be the same, or a name holds no date.</summary>
public sealed class SpanException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The pattern, what is wrong, and the remedy.</param>
    public SpanException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The pattern, what is wrong, and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public SpanException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public SpanException()
        : this("The files of a pattern cannot be told.")
    {
    }
}
