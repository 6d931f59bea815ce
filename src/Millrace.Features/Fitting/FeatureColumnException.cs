namespace Millrace.Features;

/// <summary>Rows that lack a column that a feature set needs, or have it with another type.</summary>
public sealed class FeatureColumnException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The feature set, the column and the schema.</param>
    public FeatureColumnException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The feature set, the column and the schema.</param>
    /// <param name="innerException">The cause.</param>
    public FeatureColumnException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public FeatureColumnException()
        : this("A column is missing.")
    {
    }
}
