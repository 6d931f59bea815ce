namespace Millrace.Testing;

/// <summary>A text differs from its snapshot, or has none yet.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What differs, where, and how to accept it.</param>
    public SnapshotException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What differs.</param>
    /// <param name="innerException">The cause.</param>
    public SnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public SnapshotException()
        : this("A text differs from its snapshot.")
    {
    }
}
