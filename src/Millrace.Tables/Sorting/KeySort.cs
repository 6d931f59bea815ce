using System.Numerics;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// Sorts rows by their keys, eight bytes of a key at a time: rows that agree in these are sorted by the next eight. Rows of equal keys keep their order.
/// </summary>
internal static class KeySort
{
    /// <summary>Bytes of memory that sorting takes a row, at most: where most keys begin in the same way.</summary>
    public const int BytesPerRow = (2 * SortEntry.Bytes) + sizeof(int);

    private const int MostInserted = 24;
    private const int LeastForRadix = 1 << 10;
    private const int LeastForParts = 1 << 14;
    private const int PartsPerThread = 4;
    private const int SamplesPerPart = 64;

    // After so many rows of a pass over all somebody looks whether the work is to end.
    private const int PassRows = 1 << 16;

    /// <summary>The rows in order.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="order">Takes the rows' numbers.</param>
    /// <param name="parallelism">Threads to use.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static void Sort(KeyBuffer keys, Memory<int> order, int parallelism, CancellationToken cancellation = default)
    {
        // What all keys begin with would put all rows into one part.
        int at = SharedBytes(keys, cancellation);
        int count = keys.Count;
        SortEntry[] entries = Pooled.Rent<SortEntry>(count);
        try
        {
            int[] starts = Distribute(keys, entries, count < LeastForParts ? 1 : parallelism * PartsPerThread, at, cancellation);
            Threads.For(starts.Length - 1, parallelism, part =>
                SortPart(keys, entries.AsSpan(starts[part], starts[part + 1] - starts[part]), at, cancellation));
            Span<int> rows = order.Span;
            for (int i = 0; i < count; i++)
            {
                Look(i, cancellation);
                rows[i] = entries[i].Row;
            }
        }
        finally
        {
            Pooled.Return(entries);
        }
    }

    /// <summary>Ends the work where it is to end: called for each row of a pass, looks at few.</summary>
    private static void Look(int row, CancellationToken cancellation)
    {
        if (row % PassRows == 0)
            cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>How many bytes all keys begin with, in eights; less than the longest has, unless none has any.</summary>
    private static int SharedBytes(KeyBuffer keys, CancellationToken cancellation)
    {
        for (int at = 0; ; at += sizeof(ulong))
        {
            bool isLonger = false;
            for (int i = 0; i < keys.Count; i++)
            {
                Look(i, cancellation);
                if (keys.Chunk(i, at) != keys.Chunk(0, at))
                    return at;
                isLonger |= keys[i].Length > at + sizeof(ulong);
            }

            if (!isLonger)
                return at;
        }
    }

    /// <summary>Makes entries in parts by ranges of the eight bytes that they hold, each of which is to be sorted by itself.</summary>
    /// <returns>Where each part starts, and where the last one ends.</returns>
    private static int[] Distribute(KeyBuffer keys, SortEntry[] entries, int parts, int at, CancellationToken cancellation)
    {
        int count = keys.Count;
        ulong[] bounds = parts == 1 ? [] : Bounds(keys, parts, at);
        int[] starts = new int[parts + 1];
        for (int i = 0; i < count; i++)
        {
            Look(i, cancellation);
            starts[PartOf(bounds, keys.Chunk(i, at)) + 1]++;
        }

        for (int i = 0; i < parts; i++)
            starts[i + 1] += starts[i];
        int[] next = [.. starts];
        for (int i = 0; i < count; i++)
        {
            Look(i, cancellation);
            ulong chunk = keys.Chunk(i, at);
            entries[next[PartOf(bounds, chunk)]++] = new SortEntry(chunk, i);
        }

        return starts;
    }

    /// <summary>Where parts of about the same length begin, as far as a few rows tell.</summary>
    private static ulong[] Bounds(KeyBuffer keys, int parts, int at)
    {
        ulong[] samples = new ulong[parts * SamplesPerPart];
        for (int i = 0; i < samples.Length; i++)
            samples[i] = keys.Chunk((int)((long)i * keys.Count / samples.Length), at);
        samples.AsSpan().Sort();
        ulong[] bounds = new ulong[parts - 1];
        for (int i = 0; i < bounds.Length; i++)
            bounds[i] = samples[(i + 1) * SamplesPerPart];
        return bounds;
    }

    private static void SortPart(KeyBuffer keys, Span<SortEntry> entries, int at, CancellationToken cancellation)
    {
        SortEntry[] spare = Pooled.Rent<SortEntry>(entries.Length);
        try
        {
            Sort(keys, entries, spare.AsSpan(0, entries.Length), at, cancellation);
        }
        finally
        {
            Pooled.Return(spare);
        }
    }

    /// <summary>How many of the bounds are not above a number.</summary>
    private static int PartOf(ReadOnlySpan<ulong> bounds, ulong chunk)
    {
        int low = 0;
        int high = bounds.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (bounds[middle] <= chunk)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Sorts entries that hold the eight bytes from one on, and agree in all before.</summary>
    private static void Sort(KeyBuffer keys, Span<SortEntry> entries, Span<SortEntry> spare, int at, CancellationToken cancellation)
    {
        while (true)
        {
            if (entries.Length >= LeastForRadix)
                cancellation.ThrowIfCancellationRequested();
            SortChunks(entries, spare, cancellation);

            // Entries that are all the same go on without another call: keys may be long.
            int next = at + sizeof(ulong);
            if (entries.Length > 1 && entries[0].Chunk == entries[^1].Chunk)
            {
                if (!LoadNext(keys, entries, next, cancellation))
                    return;
                at = next;
                continue;
            }

            // The longest run goes on here too, so that calls never nest deeper than the logarithm of the rows, whatever the keys share.
            Range longest = default;
            int most = 1;
            for (int start = 0; start < entries.Length;)
            {
                int end = start + 1;
                while (end < entries.Length && entries[end].Chunk == entries[start].Chunk)
                    end++;
                Range run = end - start > 1 ? start..end : default;
                if (end - start > most)
                    (run, longest, most) = (longest, run, end - start);
                if (!run.Equals(default) && LoadNext(keys, entries[run], next, cancellation))
                    Sort(keys, entries[run], spare[run], next, cancellation);
                start = end;
            }

            if (most == 1 || !LoadNext(keys, entries[longest], next, cancellation))
                return;
            entries = entries[longest];
            spare = spare[longest];
            at = next;
        }
    }

    /// <summary>Takes the next eight bytes; false where no key has any.</summary>
    private static bool LoadNext(KeyBuffer keys, Span<SortEntry> entries, int at, CancellationToken cancellation)
    {
        bool isLonger = false;
        for (int i = 0; i < entries.Length; i++)
        {
            Look(i, cancellation);
            ref SortEntry entry = ref entries[i];
            isLonger |= keys[entry.Row].Length > at;
            entry = new SortEntry(keys.Chunk(entry.Row, at), entry.Row);
        }

        return isLonger;
    }

    private static void SortChunks(Span<SortEntry> entries, Span<SortEntry> spare, CancellationToken cancellation)
    {
        if (entries.Length <= MostInserted)
            Insert(entries);
        else if (entries.Length < LeastForRadix)
            entries.Sort();
        else
            SortByBytes(entries, spare, cancellation);
    }

    private static void Insert(Span<SortEntry> entries)
    {
        for (int i = 1; i < entries.Length; i++)
        {
            SortEntry entry = entries[i];
            int j = i;
            for (; j > 0 && entries[j - 1].Chunk > entry.Chunk; j--)
                entries[j] = entries[j - 1];
            entries[j] = entry;
        }
    }

    /// <summary>
    /// Distributes by the first bits that differ, as many as tell so many rows apart, of these the last byte first; then what agrees in them.
    /// </summary>
    private static void SortByBytes(Span<SortEntry> entries, Span<SortEntry> spare, CancellationToken cancellation)
    {
        ulong differing = 0;
        bool isSorted = true;
        for (int i = 1; i < entries.Length; i++)
        {
            differing |= entries[i].Chunk ^ entries[0].Chunk;
            isSorted &= entries[i - 1].Chunk <= entries[i].Chunk;
        }

        if (isSorted)
            return;
        int top = 64 - BitOperations.LeadingZeroCount(differing);
        int bits = 8 * ((BitOperations.Log2((uint)entries.Length) + 8) / 8);
        int first = Math.Max(0, top - bits);
        Span<int> places = stackalloc int[256];
        bool isMoved = false;
        Span<SortEntry> from = entries;
        Span<SortEntry> to = spare;
        for (int shift = first; shift < top; shift += 8)
        {
            if (((differing >> shift) & 0xFF) == 0)
                continue;
            cancellation.ThrowIfCancellationRequested();
            places.Clear();
            foreach (SortEntry entry in from)
                places[(int)(entry.Chunk >> shift) & 0xFF]++;
            int sum = 0;
            foreach (ref int place in places)
                (place, sum) = (sum, sum + place);
            foreach (SortEntry entry in from)
                to[places[(int)(entry.Chunk >> shift) & 0xFF]++] = entry;
            Span<SortEntry> swap = from;
            from = to;
            to = swap;
            isMoved = !isMoved;
        }

        if (isMoved)
            from.CopyTo(entries);
        if (first == 0)
            return;
        for (int start = 0; start < entries.Length;)
        {
            ulong bitsOfStart = entries[start].Chunk >> first;
            int end = start + 1;
            while (end < entries.Length && entries[end].Chunk >> first == bitsOfStart)
                end++;
            if (end - start > 1)
                SortChunks(entries[start..end], spare[start..end], cancellation);
            start = end;
        }
    }
}
