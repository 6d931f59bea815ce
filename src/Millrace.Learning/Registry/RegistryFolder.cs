using System.Globalization;
using System.Security.Cryptography;

namespace Millrace.Learning;

/// <summary>
/// The versions of one model: folders <c>1</c>, <c>2</c>, … A version appears complete or not at all, by the renaming of a folder beside
/// it whose name begins with a dot; one that a crash left behind is never looked at.
/// </summary>
internal sealed class RegistryFolder(string path)
{
    public const string EntryFile = "registration.json";
    public const string SignatureFile = "signature.json";
    public const string MetricsFile = "metrics.json";
    public const string ModelFolder = "model";

    private const int Attempts = 100;

    public string VersionPath(int version) => Path.Combine(path, version.ToString(CultureInfo.InvariantCulture));

    /// <summary>Makes a new, empty folder beside the versions.</summary>
    [Deterministic("The random name is gone when the folder is renamed to its version.")]
    public string CreateIncoming()
    {
        string incoming = Path.Combine(path, $".incoming-{Path.GetRandomFileName()}");
        Directory.CreateDirectory(incoming);
        return incoming;
    }

    /// <summary>The version that holds a model, or null.</summary>
    public int? Find(string digest)
    {
        foreach (int version in Versions())
        {
            if (Holds(VersionPath(version), digest))
                return version;
        }

        return null;
    }

    /// <summary>Turns an incoming folder into the next version. Another process may take a number at the same time: then the one after is tried.</summary>
    /// <param name="incoming">The folder, complete but for what depends on the number.</param>
    /// <param name="number">Writes what depends on the number.</param>
    /// <exception cref="MillraceException">No number could be taken.</exception>
    public async ValueTask<int> AddAsync(string incoming, Func<int, ValueTask> number)
    {
        IOException? last = null;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            int version = Versions().DefaultIfEmpty(0).Max() + 1;
            await number(version).ConfigureAwait(false);
            foreach (string file in Directory.EnumerateFiles(incoming, "*", SearchOption.AllDirectories))
                Flush(file);
            try
            {
                Directory.Move(incoming, VersionPath(version));
                return version;
            }
            catch (IOException exception) when (Directory.Exists(VersionPath(version)))
            {
                last = exception;
            }
        }

        throw new MillraceException($"No new version could be added to '{path}': every number tried was taken by another process. Register again.", last!);
    }

    /// <summary>Whether a version's folder is complete and holds the model of a digest.</summary>
    public static bool Holds(string versionPath, string digest)
    {
        try
        {
            return Read(versionPath, digest);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether a version's folder is complete and holds the model of a digest, where the registry can be seen.</summary>
    /// <param name="versionPath">The version's folder, from the root on.</param>
    /// <param name="digest">The model's digest.</param>
    /// <exception cref="MillraceException">The registry is not there, is empty, or cannot be read: then it may be on a disk that is away.</exception>
    public static bool StillHolds(string versionPath, string digest)
    {
        string model = Path.GetDirectoryName(versionPath) ?? versionPath, root = Path.GetDirectoryName(model) ?? model;
        try
        {
            return Read(versionPath, digest);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException && CanBeSeen(root, model))
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException(
                $"Nobody can say whether '{versionPath}' is still there: the registry '{root}' cannot be seen. {exception.Message}", exception);
        }
    }

    private static bool Read(string versionPath, string digest)
    {
        try
        {
            string entryPath = Path.Combine(versionPath, EntryFile);
            RegistryEntryDocument entry = JsonFile.Parse(entryPath, File.ReadAllBytes(entryPath), LearningJson.Default.RegistryEntryDocument);
            using FileStream stream = File.OpenRead(Path.Combine(versionPath, ModelFolder, Checksums.FileName));
            return entry.Digest == digest && Convert.ToHexStringLower(SHA256.HashData(stream)) == digest;
        }
        catch (ArtifactFormatException)
        {
            return false;
        }
    }

    /// <summary>Whether what is missing in a registry is gone, and not on a disk that is away: then its root would be missing, or empty.</summary>
    private static bool CanBeSeen(string root, string model)
    {
        try
        {
            return Directory.Exists(model) || Directory.EnumerateFileSystemEntries(root).Any();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private IEnumerable<int> Versions() => Directory.Exists(path)
        ? Directory.EnumerateDirectories(path)
            .Select(static folder => Path.GetFileName(folder))
            .Select(static name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0)
            .Where(static version => version > 0)
            .Order()
        : [];

    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
