using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Millrace.Data;

/// <summary>A file that gets its name once it is complete: until then it has another one in the same folder, which goes where it is never completed.</summary>
internal sealed class UnfinishedFile : IDisposable
{
    private const int UsualBuffer = 1 << 16;
    private const string Ending = ".millrace.tmp";

    // Whoever writes does so more often than that, as file systems count time.
    private static readonly TimeSpan s_longAgo = TimeSpan.FromDays(1);

    // A file has no lock for a moment after it is made and before it gets its name: nobody in this process looks for abandoned ones then.
    private static readonly Lock s_gate = new();

    private static readonly string s_machine = Machine();

    private readonly string _path;
    private readonly string _unfinished;
    private bool _isMoved;
    private bool _isDisposed;

    /// <summary>Starts a file.</summary>
    /// <param name="path">The name that it will have; what has it now stays until then.</param>
    /// <param name="buffer">Bytes that are gathered before they are written; 0 for a writer that does so itself.</param>
    /// <exception cref="IOException">The folder is not there, or nothing can be written in it.</exception>
    public UnfinishedFile(string path, int buffer = UsualBuffer)
    {
        _path = Path.GetFullPath(path);
        _unfinished = Path.Combine(Path.GetDirectoryName(_path) ?? _path, AnyName());
        lock (s_gate)
            Stream = new FileStream(_unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, buffer);
    }

    /// <summary>
    /// Deletes what programs that were ended by force have left in a folder. A file that somebody still writes is locked and stays; where no locks tell that,
    /// as with a program on another machine or on a file system without them, so does one that is not a day old. What cannot be listed or deleted stays.
    /// </summary>
    /// <param name="folder">The folder.</param>
    public static void DeleteAbandoned(string folder)
    {
        try
        {
            string[] files = Directory.GetFiles(folder, $"*{Ending}");
            if (files.Length == 0)
                return;
            (bool hasLocks, DateTime now) = Probe(folder);
            foreach (string file in files)
            {
                if ((hasLocks && IsOurs(file)) || File.GetLastWriteTimeUtc(file) < now - s_longAgo)
                    Delete(file);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Who may write into a folder need not see what is in it.
        }
    }

    /// <summary>Takes what is written.</summary>
    public FileStream Stream { get; }

    /// <summary>Makes sure that all is on the disk, closes the file and gives it its name.</summary>
    /// <exception cref="IOException">That cannot be done; what had the name before still has it.</exception>
    public void Complete()
    {
        Stream.Flush(flushToDisk: true);
        lock (s_gate)
        {
            // Another program may take it for abandoned once it is closed. Windows moves no file that somebody has open.
            if (OperatingSystem.IsWindows())
                Stream.Dispose();
            File.Move(_unfinished, _path, overwrite: true);
            _isMoved = true;
            Stream.Dispose();
        }
    }

    /// <summary>Closes the file and, where it is not complete, deletes it.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        try
        {
            Stream.Dispose();
        }
        catch (IOException) when (!_isMoved)
        {
            // What could not be written any more is of no use.
        }
        finally
        {
            if (!_isMoved)
                File.Delete(_unfinished);
        }
    }

    // The time is the file system's own, which gives the other files theirs.
    private static (bool HasLocks, DateTime Now) Probe(string folder)
    {
        string path = Path.Combine(folder, AnyName());
        lock (s_gate)
        {
            using var probe = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.DeleteOnClose);
            probe.WriteByte(0);
            DateTime now = File.GetLastWriteTimeUtc(path);
            try
            {
                using var second = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, 0);
                return (false, now);
            }
            catch (IOException)
            {
                return (true, now);
            }
        }
    }

    private static void Delete(string file)
    {
        try
        {
            lock (s_gate)
                new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 0, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is somebody's.
        }
    }

    private static bool IsOurs(string file) => file.EndsWith($"{s_machine}{Ending}", StringComparison.Ordinal);

    // Nothing of the file's own name, which may be as long as names can be.
    [Deterministic("The name goes when the file is complete.")]
    private static string AnyName() => $"{Guid.NewGuid():N}{s_machine}{Ending}";

    // Locks are for sure among the programs of one machine alone. Containers have names of their own, but the kernel of the machine, which tells its start;
    // copies of a machine share its name, but not that.
    [Deterministic("The name goes when the file is complete.")]
    private static string Machine()
    {
        string machine = Environment.MachineName;
        try
        {
            machine = OperatingSystem.IsLinux() ? File.ReadAllText("/proc/sys/kernel/random/boot_id") : machine;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Its name will do.
        }

        return $".{XxHash3.HashToUInt64(MemoryMarshal.AsBytes<char>(machine)):x16}";
    }
}
