namespace Millrace;

/// <summary>
/// Thrown by a component that cannot do its work on this machine, where the pipeline's author has said that the run may go on without it: an
/// optional trainer whose native library cannot be loaded, say. The step ends as <c>skipped</c>, with a warning and without outputs, which is no
/// failure of the run; the next run tries it again.
/// </summary>
/// <remarks>
/// An input that takes any number of artifacts goes on with those that are there, at least one, and an optional input is null; a step that needs
/// the skipped one in any other way is skipped as well. Results made without it have keys of their own, and never stand for results made with it.
/// </remarks>
public sealed class StepSkippedException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the step cannot do its work here, and what would let it, for the person who reads the run.</param>
    public StepSkippedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">Why the step cannot do its work here, and what would let it.</param>
    /// <param name="innerException">The cause; it goes to the step's log.</param>
    public StepSkippedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a reason.</summary>
    public StepSkippedException()
        : this("The step cannot do its work on this machine.")
    {
    }
}
