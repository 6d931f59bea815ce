namespace Millrace.Torch;

/// <summary>Training whose loss is no longer a finite number.</summary>
public sealed class TrainingDivergedException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The epoch, the batch, the loss and the remedy.</param>
    public TrainingDivergedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The epoch, the batch, the loss and the remedy.</param>
    /// <param name="innerException">The cause.</param>
    public TrainingDivergedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public TrainingDivergedException()
        : this("The loss is no longer a finite number.")
    {
    }
}
