namespace Millrace.Features;

/// <summary>Fitted features that belong to another definition than the code, or whose file is damaged.</summary>
public sealed class FeatureMismatchException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The file, the difference and the remedy.</param>
    public FeatureMismatchException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The file, the difference and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public FeatureMismatchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public FeatureMismatchException()
        : this("The fitted features belong to another definition.")
    {
    }
}
