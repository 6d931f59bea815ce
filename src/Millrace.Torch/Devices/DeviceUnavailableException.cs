namespace Millrace.Torch;

/// <summary>A device that was asked for by name is not there.</summary>
public sealed class DeviceUnavailableException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The device, why it is not there, and what to use instead.</param>
    public DeviceUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The device, why it is not there, and what to use instead.</param>
    /// <param name="innerException">The cause.</param>
    public DeviceUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public DeviceUnavailableException()
        : this("The device is not there.")
    {
    }
}
