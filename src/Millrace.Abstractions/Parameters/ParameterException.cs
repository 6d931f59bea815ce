namespace Millrace;

/// <summary>A parameter that does not exist, has no value, or has one that it may not have: invalid usage, not a failed step.</summary>
public sealed class ParameterException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="message">The value and what was expected.</param>
    public ParameterException(string parameter, string message)
        : base(message) => Parameter = parameter;

    /// <summary>Creates the exception without a parameter's name.</summary>
    /// <param name="message">What is wrong.</param>
    public ParameterException(string message)
        : this("", message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ParameterException(string message, Exception innerException)
        : base(message, innerException) => Parameter = "";

    /// <summary>Creates the exception without a message.</summary>
    public ParameterException()
        : this("A parameter is wrong.")
    {
    }

    /// <summary>The parameter's name.</summary>
    public string Parameter { get; }
}
