using System.Diagnostics.Tracing;

namespace Millrace.Data.Tests.Files;

/// <summary>Counts the arrays that are taken from the shared pools and given back by what its maker does from then on, on whatever thread.</summary>
internal sealed class PoolWatch : EventListener
{
    private const int Rented = 1;
    private const int Returned = 3;
    private const int LargeReturned = 2;
    private const string Pools = "System.Buffers.ArrayPoolEventSource";
    private const string LargeArrays = "Millrace-LargeArrays";

    private static readonly AsyncLocal<PoolWatch?> s_current = new();

    private int _rents;
    private int _held;

    public PoolWatch() => s_current.Value = this;

    /// <summary>How many arrays were taken.</summary>
    public int Rents => _rents;

    /// <summary>How many of them were not given back yet.</summary>
    public int Held => _held;

    /// <summary>Does some work twice and fails where the second time, for which everything is there that is made once and kept, leaves arrays behind.</summary>
    public static void AssertNothingIsHeld(Func<Task> work)
    {
        work().GetAwaiter().GetResult();
        using var watch = new PoolWatch();
        work().GetAwaiter().GetResult();
        Assert.True(watch.Rents > 0, "Nothing was taken from the pools.");
        Assert.Equal(0, watch.Held);
    }

    public override void Dispose()
    {
        s_current.Value = null;
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is Pools or LargeArrays)
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (s_current.Value != this)
            return;
        if (eventData.EventId == Rented)
        {
            Interlocked.Increment(ref _rents);
            Interlocked.Increment(ref _held);
        }
        else if (eventData.EventId == (eventData.EventSource.Name == Pools ? Returned : LargeReturned))
        {
            Interlocked.Decrement(ref _held);
        }
    }
}
