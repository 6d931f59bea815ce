namespace Millrace.Testing;

/// <summary>A pipeline under test did not succeed.</summary>
public sealed class PipelineTestException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">How the run ended, and the step's error.</param>
    public PipelineTestException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">How the run ended, and the step's error.</param>
    /// <param name="innerException">What the step threw.</param>
    public PipelineTestException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public PipelineTestException()
        : this("The pipeline did not succeed.")
    {
    }
}
