using System.Globalization;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace Millrace.Runtime;

/// <summary>
/// Who computes the result of which key at this moment, for all processes that share a store: a file of fixed size that each of them maps into its memory,
/// so that a claim is one exchange of a number and no transaction. Claims need not outlive the processes that hold them: that of a dead owner counts for
/// nothing.
/// </summary>
/// <remarks>
/// A key belongs to one bucket of 64 bytes: a count of the claims that were given up in it, and seven places for claims, each 32 bits of the key and the
/// number of the owner. Keys that agree in the 45 bits that tell them apart here wait for each other, and nothing else.
/// </remarks>
internal sealed unsafe class ClaimTable : IDisposable
{
    private const int Buckets = 8192;
    private const int BucketLength = 8;
    private const int Bytes = Buckets * BucketLength * sizeof(long);

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SafeMemoryMappedViewHandle _handle;

    private ClaimTable(MemoryMappedFile file)
    {
        _file = file;
        _view = file.CreateViewAccessor(0, Bytes);
        _handle = _view.SafeMemoryMappedViewHandle;
    }

    /// <summary>How many claims there are at this moment.</summary>
    public int Count
    {
        get
        {
            using var lease = new Lease(_handle);
            int count = 0;
            for (int i = 0; i < Buckets * BucketLength; i++)
                count += i % BucketLength != 0 && Volatile.Read(ref lease.Table[i]) != 0 ? 1 : 0;
            return count;
        }
    }

    /// <summary>Makes the file where it does not exist. Nobody else may do so at the same time.</summary>
    /// <param name="path">The file.</param>
    public static void Create(string path)
    {
        if (new FileInfo(path) is { Exists: true, Length: >= Bytes })
            return;

        // Written, not only made long: a page that has no place on a full disk would end the process.
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Position = file.Length;
        file.Write(new byte[Math.Max(0, Bytes - file.Length)]);
    }

    /// <summary>Opens the file.</summary>
    /// <param name="path">The file.</param>
    public static ClaimTable Open(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        MemoryMappedFile? mapped = null;
        try
        {
            // A longer file than ours is somebody else's business.
            mapped = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
            return new ClaimTable(mapped);
        }
        catch
        {
            mapped?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What to keep in mind of a key before looking whether it has a result: <see cref="TryClaim"/> tells by it whether one may have come since.
    /// </summary>
    /// <param name="key">The key, in hexadecimal digits.</param>
    public long Look(string key)
    {
        using var lease = new Lease(_handle);
        return Volatile.Read(ref *(lease.Table + Bucket(key)));
    }

    /// <summary>Claims a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="look">What <see cref="Look"/> told.</param>
    /// <param name="owner">The number of who claims it, not 0.</param>
    /// <param name="holder">Who has it, where somebody has.</param>
    /// <param name="claimed">The claim; null where there is none.</param>
    public ClaimAnswer TryClaim(string key, long look, uint owner, out uint holder, out Claim? claimed)
    {
        using var lease = new Lease(_handle);
        long* bucket = lease.Table + Bucket(key);
        long claim = Pack(key, owner);
        (holder, claimed) = (0, null);
        while (true)
        {
            long* other = Find(bucket, claim, except: null, out long* free);
            if (other is not null)
            {
                holder = (uint)Volatile.Read(ref *other);
                return holder == 0 ? ClaimAnswer.Changed : ClaimAnswer.Held;
            }

            if (free is null)
                return ClaimAnswer.Full;
            if (Interlocked.CompareExchange(ref *free, claim, 0) != 0)
                continue;

            // Somebody may have found another place free at the same time. One of the two sees the other; whoever does steps back.
            if (Find(bucket, claim, except: free, out _) is null && Volatile.Read(ref *bucket) == look)
            {
                claimed = new Claim(this, (int)(free - lease.Table), claim);
                return ClaimAnswer.Claimed;
            }

            Interlocked.CompareExchange(ref *free, 0, claim);
            return ClaimAnswer.Changed;
        }
    }

    /// <summary>Whether an owner has a claim on a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="owner">The owner's number.</param>
    public bool IsHeld(string key, uint owner)
    {
        using var lease = new Lease(_handle);
        return FindExact(lease.Table + Bucket(key), Pack(key, owner)) is not null;
    }

    /// <summary>Clears a claim's place. What came of it must be visible to others by now.</summary>
    /// <param name="place">The place.</param>
    /// <param name="claim">What stands there.</param>
    public void Clear(int place, long claim)
    {
        using var lease = new Lease(_handle);
        Interlocked.Increment(ref lease.Table[place - (place % BucketLength)]);
        Interlocked.CompareExchange(ref lease.Table[place], 0, claim);
    }

    /// <summary>Takes a claim from an owner that is dead.</summary>
    /// <param name="key">The key.</param>
    /// <param name="owner">The owner's number.</param>
    public void TakeFrom(string key, uint owner)
    {
        using var lease = new Lease(_handle);
        long* bucket = lease.Table + Bucket(key);
        long claim = Pack(key, owner);
        long* place = FindExact(bucket, claim);
        if (place is null)
            return;
        Interlocked.Increment(ref *bucket);
        Interlocked.CompareExchange(ref *place, 0, claim);
    }

    /// <summary>Removes the claims of some owners.</summary>
    /// <param name="isGone">Tells by its number whether an owner's claims are to be removed; asked once for each.</param>
    public void Remove(Func<uint, bool> isGone)
    {
        using var lease = new Lease(_handle);
        var owners = new Dictionary<uint, bool>();
        for (long* bucket = lease.Table; bucket < lease.Table + (Buckets * BucketLength); bucket += BucketLength)
        {
            for (long* place = bucket + 1; place < bucket + BucketLength; place++)
            {
                long claim = Volatile.Read(ref *place);
                if (claim == 0)
                    continue;
                if (!owners.TryGetValue((uint)claim, out bool gone))
                    owners.Add((uint)claim, gone = isGone((uint)claim));
                if (!gone)
                    continue;
                Interlocked.Increment(ref *bucket);
                Interlocked.CompareExchange(ref *place, 0, claim);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Closed first, so that nothing is written through to the disk: it means nothing to who comes later.
        _handle.Dispose();
        _view.Dispose();
        _file.Dispose();
    }

    private static int Bucket(string key) =>
        (int)(ulong.Parse(key.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture) % Buckets) * BucketLength;

    private static long Pack(string key, uint owner) =>
        (long)(((ulong)uint.Parse(key.AsSpan(16, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) << 32) | owner);

    /// <summary>Finds a claim of anybody on the key of a claim, and the first free place.</summary>
    private static long* Find(long* bucket, long claim, long* except, out long* free)
    {
        free = null;
        for (long* place = bucket + 1; place < bucket + BucketLength; place++)
        {
            long found = Volatile.Read(ref *place);
            if (found == 0)
                free = free is null ? place : free;
            else if (place != except && found >> 32 == claim >> 32)
                return place;
        }

        return null;
    }

    private static long* FindExact(long* bucket, long claim)
    {
        for (long* place = bucket + 1; place < bucket + BucketLength; place++)
        {
            if (Volatile.Read(ref *place) == claim)
                return place;
        }

        return null;
    }

    /// <summary>Keeps the table in memory while it is looked at, whoever closes it meanwhile.</summary>
    private readonly ref struct Lease
    {
        private readonly SafeMemoryMappedViewHandle _handle;

        public Lease(SafeMemoryMappedViewHandle handle)
        {
            _handle = handle;
            byte* start = null;
            handle.AcquirePointer(ref start);
            Table = (long*)start;
        }

        public long* Table { get; }

        public void Dispose() => _handle.ReleasePointer();
    }
}
