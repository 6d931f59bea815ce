using System.Diagnostics;
using System.Globalization;

namespace Millrace.Runtime;

/// <summary>
/// One opener of a store: it owns runs and a folder for temporary files, and is known to be alive by the lock that it holds on a file beside that
/// folder. The system releases the lock when the process ends in whatever way. The file also tells process and start time, for file systems where
/// locks mean nothing: an owner is dead only if the lock is free and no such process lives.
/// </summary>
internal sealed class StoreOwner : IDisposable
{
    private const string Extension = ".owner";
    private const int Attempts = 16;
    private const int IdentityLength = 12;
    private static readonly TimeSpan s_startTolerance = TimeSpan.FromSeconds(3);

    private readonly FileStream _file;

    private StoreOwner(string id, string folder, FileStream file)
    {
        Id = id;
        Number = NumberOf(id);
        Folder = folder;
        _file = file;
    }

    /// <summary>The owner's identity.</summary>
    public string Id { get; }

    /// <summary>What stands for it in claims: the first half of its identity.</summary>
    public uint Number { get; }

    /// <summary>The folder for its temporary files.</summary>
    public string Folder { get; }

    /// <summary>Since when it lives, by the clock of the file system.</summary>
    public DateTime Since => File.GetLastWriteTimeUtc(_file.Name);

    /// <summary>Becomes an owner.</summary>
    /// <param name="staging">The store's folder for temporary files.</param>
    /// <param name="name">Makes up names; null for random ones.</param>
    public static StoreOwner Create(string staging, Func<string>? name = null)
    {
        for (int attempt = 1; ; attempt++)
        {
            // Who was the last to use it may remove it at any time.
            Directory.CreateDirectory(staging);
            string id = name?.Invoke() ?? Guid.NewGuid().ToString("N")[..IdentityLength];
            if (NumberOf(id) == 0 || (IsTaken(staging, NumberOf(id)) && attempt < Attempts))
                continue;
            string path = Path.Combine(staging, id + Extension);
            FileStream? file = TryLock(path, FileMode.CreateNew, attempt >= Attempts);
            if (file is null)
                continue;

            // Somebody who cleans up may have taken the file between its creation and its lock; then this identity counts as dead.
            if (!File.Exists(path))
            {
                file.Dispose();
                continue;
            }

            using Process process = Process.GetCurrentProcess();
            file.Write(System.Text.Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{process.StartTime.ToUniversalTime():O}\n{Environment.MachineName}\n")));
            file.Flush();
            string folder = Path.Combine(staging, id);
            Directory.CreateDirectory(folder);
            return new StoreOwner(id, folder, file);
        }
    }

    /// <summary>Tells of the openers of a store what is known of them.</summary>
    /// <param name="staging">The store's folder of temporary files.</param>
    public static Func<string, OwnerLife> Lives(string staging) => owner => LifeOf(staging, owner);

    /// <summary>Whether an owner is alive. Nothing is written; where its file cannot be looked at, it counts as alive.</summary>
    /// <param name="staging">The store's folder for temporary files.</param>
    /// <param name="id">The owner's identity.</param>
    public static bool IsAlive(string staging, string id) => LifeOf(staging, id) == OwnerLife.Lives;

    /// <summary>What is known of an owner. Nothing is written; where its file cannot be looked at, it counts as alive.</summary>
    /// <param name="staging">The store's folder for temporary files.</param>
    /// <param name="id">The owner's identity.</param>
    public static OwnerLife LifeOf(string staging, string id)
    {
        string path = Path.Combine(staging, id + Extension);
        try
        {
            // Shared with others who look, but not with the owner, who shares with nobody.
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return IsProcessAlive(file) ? OwnerLife.Lives : OwnerLife.Dead;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is FileNotFoundException or DirectoryNotFoundException ? OwnerLife.Unknown : OwnerLife.Lives;
        }
    }

    /// <summary>Whether an owner is alive that is known by its number.</summary>
    /// <param name="staging">The store's folder for temporary files.</param>
    /// <param name="number">The number.</param>
    public static bool IsAlive(string staging, uint number)
    {
        try
        {
            return Find(staging, number) is string id && IsAlive(staging, id);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception is not DirectoryNotFoundException;
        }
    }

    /// <summary>Whether another owner lives.</summary>
    /// <param name="staging">The store's folder for temporary files.</param>
    /// <param name="id">The one that does not count.</param>
    public static bool LivesBeside(string staging, string id) =>
        Directory.Exists(staging)
        && Directory.GetFiles(staging, "*" + Extension).Select(Path.GetFileNameWithoutExtension).Any(each => each != id && IsAlive(staging, each!));

    /// <summary>Since when the oldest owner lives.</summary>
    /// <param name="staging">The store's folder for temporary files.</param>
    public static DateTime OldestLife(string staging) => Directory.GetFiles(staging, "*" + Extension)
        .Where(path => IsAlive(staging, Path.GetFileNameWithoutExtension(path)))
        .Select(File.GetLastWriteTimeUtc)
        .DefaultIfEmpty(DateTime.MinValue)
        .Min();

    /// <summary>The identities of dead owners that have left something.</summary>
    /// <param name="staging">The store's folder for temporary files.</param>
    public static IEnumerable<string> Dead(string staging) => Directory.Exists(staging)
        ? Directory.GetFiles(staging, "*" + Extension).Select(Path.GetFileNameWithoutExtension).Union(Directory.GetDirectories(staging).Select(Path.GetFileName))
            .Where(id => !IsAlive(staging, id!)).Order(StringComparer.Ordinal)!
        : [];

    /// <summary>Removes what dead owners have left; what cannot be removed now is left to the next time.</summary>
    /// <param name="staging">The store's folder for temporary files.</param>
    public static void RemoveDead(string staging)
    {
        if (!Directory.Exists(staging))
            return;

        try
        {
            foreach (string path in Directory.GetFiles(staging, "*" + Extension))
            {
                using FileStream? file = TryLock(path, FileMode.Open);
                if (file is null || IsProcessAlive(file) || !TryDelete(Path.ChangeExtension(path, null)))
                    continue;

                DeleteFile(path, file);
            }

            // A folder without its file: the owner was removed half-way. What has another name is somebody else's.
            foreach (string folder in Directory.GetDirectories(staging))
            {
                if (IsIdentity(Path.GetFileName(folder)) && !File.Exists(folder + Extension))
                    TryDelete(folder);
            }
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else was done with it.
        }
    }

    /// <summary>Removes a folder and all in it.</summary>
    /// <returns>False where something in it is in use or may not be removed.</returns>
    public static bool TryDelete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        string path = _file.Name;
        if (TryDelete(Folder))
            DeleteFile(path, _file);
        else
            _file.Dispose();
    }

    /// <summary>Removes an owner's file whose lock is held.</summary>
    private static void DeleteFile(string path, FileStream locked)
    {
        try
        {
            // Elsewhere than on Windows a file can be removed while it is locked, so nobody else gets the lock before it is gone.
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            locked.Dispose();
            if (OperatingSystem.IsWindows())
                File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process is removing the same leftovers.
            locked.Dispose();
        }
    }

    private static uint NumberOf(string id) => uint.Parse(id.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static bool IsIdentity(string name) => name.Length == IdentityLength && name.All(char.IsAsciiHexDigitLower);

    private static bool IsTaken(string staging, uint number)
    {
        try
        {
            return Find(staging, number) is not null;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static string? Find(string staging, uint number) => Directory
        .EnumerateFiles(
            staging, string.Create(CultureInfo.InvariantCulture, $"{number:x8}*{Extension}")).Select(Path.GetFileNameWithoutExtension).FirstOrDefault();

    /// <param name="path">The owner's file.</param>
    /// <param name="mode">Whether it is made.</param>
    /// <param name="mustBe">Whether a file that cannot be made is an error. Somebody who cleans up may have taken it between its creation and its lock.</param>
    private static FileStream? TryLock(string path, FileMode mode, bool mustBe = false)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return mustBe ? throw Unwritable(path, exception) : null;
        }
    }

    private static MillraceException Unwritable(string path, Exception cause) =>
        new($"The store's folder {Path.GetDirectoryName(path)} cannot be written to: {cause.Message} "
            + "Make it writable, or name another folder with --store.", cause);

    private static bool IsProcessAlive(FileStream file)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        string? id = reader.ReadLine(), started = reader.ReadLine(), machine = reader.ReadLine();
        if (!int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int processId)
            || !DateTime.TryParse(started, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out DateTime start)
            || machine != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using Process process = Process.GetProcessById(processId);
            return (process.StartTime.ToUniversalTime() - start).Duration() < s_startTolerance;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
