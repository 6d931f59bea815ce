namespace Millrace.Torch;

/// <summary>libtorch, which trains networks, cannot be loaded on this machine.</summary>
public sealed class TorchUnavailableException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was tried, what went wrong, and what to install or to set.</param>
    public TorchUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What was tried, what went wrong, and what to install or to set.</param>
    /// <param name="innerException">The cause.</param>
    public TorchUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public TorchUnavailableException()
        : this("libtorch cannot be loaded.")
    {
    }
}
