namespace Millrace.Features;

/// <summary>Features that have no place in rows of floats, asked for as such: sparse ids, or ids that a float does not tell apart.</summary>
public sealed class FeatureVectorException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The feature, what it has and the remedy.</param>
    public FeatureVectorException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The feature, what it has and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public FeatureVectorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public FeatureVectorException()
        : this("The features have no place in rows of floats.")
    {
    }
}
