using System.Buffers;
using System.Diagnostics.Tracing;

namespace Millrace.Data.Tests.Files;

/// <summary>Bytes of the arrays that one thread takes from the shared pools: no allocation tells of those that lie there already.</summary>
internal sealed class RentWatch : EventListener
{
    private const int Rented = 1;
    private const int Returned = 3;
    private const string Pools = "System.Buffers.ArrayPoolEventSource";
    private const string LargeArrays = "Millrace-LargeArrays";

    // An array of another type counts as one of the largest values.
    private const int LargestValue = 16;

    // A pool's number in its events.
    private static readonly Dictionary<int, int> s_sizes = new()
    {
        [ArrayPool<sbyte>.Shared.GetHashCode()] = 1, [ArrayPool<short>.Shared.GetHashCode()] = 2, [ArrayPool<ushort>.Shared.GetHashCode()] = 2,
        [ArrayPool<uint>.Shared.GetHashCode()] = 4, [ArrayPool<DateOnly>.Shared.GetHashCode()] = 4, [ArrayPool<TimeOnly>.Shared.GetHashCode()] = 8,
        [ArrayPool<DateTime>.Shared.GetHashCode()] = 8,
        [ArrayPool<byte>.Shared.GetHashCode()] = 1, [ArrayPool<bool>.Shared.GetHashCode()] = 1, [ArrayPool<char>.Shared.GetHashCode()] = 2,
        [ArrayPool<int>.Shared.GetHashCode()] = 4, [ArrayPool<float>.Shared.GetHashCode()] = 4, [ArrayPool<long>.Shared.GetHashCode()] = 8,
        [ArrayPool<ulong>.Shared.GetHashCode()] = 8, [ArrayPool<double>.Shared.GetHashCode()] = 8,
    };

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _held;

    /// <summary>The most that was held at the same time.</summary>
    public long Most { get; private set; }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name is Pools or LargeArrays)
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (_thread != Environment.CurrentManagedThreadId)
            return;
        if (eventData.EventSource.Name == LargeArrays && eventData.Payload is [long large])
        {
            _held += eventData.EventId == Rented ? large : -large;
        }
        else if (eventData is { EventId: Rented or Returned, Payload: [_, int length, int pool, ..] })
        {
            long bytes = (long)length * s_sizes.GetValueOrDefault(pool, LargestValue);
            _held += eventData.EventId == Rented ? bytes : -bytes;
        }

        Most = Math.Max(Most, _held);
    }
}
