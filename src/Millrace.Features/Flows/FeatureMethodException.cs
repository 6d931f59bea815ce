using System.Globalization;

namespace Millrace.Features;

/// <summary>A method marked <see cref="ComputedAttribute"/> has thrown an exception for a row.</summary>
public sealed class FeatureMethodException : MillraceException
{
    private readonly string _reason = "";

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The method, the row, the cause and the remedy.</param>
    public FeatureMethodException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The method, the row, the cause and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public FeatureMethodException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public FeatureMethodException()
        : this("A method of a feature set failed.")
    {
    }

    /// <param name="method">The method, with its feature set.</param>
    /// <param name="row">At which row, as the message says it.</param>
    /// <param name="reason">Why, as far as it may be told.</param>
    /// <param name="cause">What the method has thrown.</param>
    internal FeatureMethodException(string method, string row, string reason, Exception cause)
        : base($"{method} failed at row {row}, counted from 0: {reason} Let the method return null for rows of which it can say nothing.", cause) =>
        (Method, _reason) = (method, reason);

    /// <summary>The method, with its feature set.</summary>
    public string Method { get; } = "";

    /// <summary>The same of a row that is known by its place among all rows.</summary>
    /// <param name="row">The place.</param>
    internal FeatureMethodException At(long row) => new(Method, row.ToString(CultureInfo.InvariantCulture), _reason, InnerException!);
}
