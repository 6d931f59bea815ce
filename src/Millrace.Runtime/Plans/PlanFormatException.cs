namespace Millrace.Runtime;

/// <summary>Thrown for a plan that a newer Millrace compiled, and that this runtime would run wrongly.</summary>
public sealed class PlanFormatException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="pipeline">The pipeline's name.</param>
    /// <param name="format">The plan's format.</param>
    public PlanFormatException(string pipeline, int format)
        : base(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Pipeline '{pipeline}' was compiled by a newer Millrace: its plan has format {format}, and this runtime reads formats up to "
            + $"{PlanFormat.Newest}. Use the same version of every Millrace package."))
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    /// <param name="message">What cannot be read, and what to do.</param>
    public PlanFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What cannot be read, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public PlanFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public PlanFormatException()
        : this("The plan was compiled by a newer Millrace.")
    {
    }
}
