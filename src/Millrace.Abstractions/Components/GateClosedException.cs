using System.Collections.Immutable;

namespace Millrace;

/// <summary>
/// Thrown by a component whose gate is closed, such as a registration without a blessing: the step and what depends on it end as
/// <c>blocked</c>, which is not a failure of the program. What it keeps (<see cref="Keep{T}"/>), such as a report of why, becomes the step's output all the same,
/// for people to look at; no step takes it.
/// </summary>
public sealed class GateClosedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">Why the gate is closed, for the person who reads the run.</param>
    public GateClosedException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">Why the gate is closed.</param>
    /// <param name="innerException">The cause.</param>
    public GateClosedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a reason.</summary>
    public GateClosedException()
        : this("The gate is closed.")
    {
    }

    /// <summary>The artifacts that the step keeps as its outputs.</summary>
    public ImmutableArray<object> Kept { get; private set; } = [];

    /// <summary>Keeps an artifact as the output of its type, and the numbers that the step has recorded.</summary>
    /// <typeparam name="T">The type of exactly one output of the component.</typeparam>
    /// <param name="artifact">The artifact.</param>
    /// <returns>This exception, to be thrown.</returns>
    public GateClosedException Keep<T>(T artifact)
        where T : class, IArtifact<T>
    {
        ArgumentNullException.ThrowIfNull(artifact);
        Kept = Kept.Add(artifact);
        return this;
    }
}
