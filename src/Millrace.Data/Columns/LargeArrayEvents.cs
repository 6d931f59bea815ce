using System.Diagnostics.Tracing;

namespace Millrace.Data;

/// <summary>Tells tools which large arrays are taken and given back, where the shared pool's own events do not.</summary>
[EventSource(Name = "Millrace-LargeArrays")]
internal sealed class LargeArrayEvents : EventSource
{
    public static readonly LargeArrayEvents Log = new();

    private LargeArrayEvents()
    {
    }

    /// <summary>An array was taken.</summary>
    /// <param name="bytes">Bytes of its elements.</param>
    [Event(1, Level = EventLevel.Verbose)]
    public void Taken(long bytes)
    {
        if (IsEnabled())
            WriteEvent(1, bytes);
    }

    /// <summary>An array was given back.</summary>
    /// <param name="bytes">Bytes of its elements.</param>
    [Event(2, Level = EventLevel.Verbose)]
    public void Given(long bytes)
    {
        if (IsEnabled())
            WriteEvent(2, bytes);
    }
}
