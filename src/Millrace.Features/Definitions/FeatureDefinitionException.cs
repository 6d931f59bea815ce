namespace Millrace.Features;

/// <summary>A feature that cannot be computed from its column, whatever the data.</summary>
public sealed class FeatureDefinitionException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The feature, the column and the remedy.</param>
    public FeatureDefinitionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The feature, the column and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public FeatureDefinitionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public FeatureDefinitionException()
        : this("The feature's definition is not valid.")
    {
    }
}
