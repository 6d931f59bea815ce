using System.Diagnostics.Tracing;

namespace Millrace.Data.Tests.Files;

/// <summary>Counts the arrays that one thread takes from the shared pools and gives back.</summary>
internal sealed class PoolWatch : EventListener
{
    private const int Rented = 1;
    private const int Returned = 3;

    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>How many arrays were taken.</summary>
    public int Rents { get; private set; }

    /// <summary>How many of them were not given back yet.</summary>
    public int Held { get; private set; }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_thread != Environment.CurrentManagedThreadId)
            return;
        Rents += eventData.EventId == Rented ? 1 : 0;
        Held += eventData.EventId switch { Rented => 1, Returned => -1, _ => 0 };
    }
}
