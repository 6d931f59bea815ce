using System.Security.Cryptography;
using System.Text;

namespace Millrace.Learning;

/// <summary>
/// SHA-256 of every file of a folder, in one file that <c>sha256sum -c</c> also reads, so that a damaged file is refused before it is parsed.
/// </summary>
internal static class Checksums
{
    public const string FileName = "checksums.sha256";

    private const int MaximumBytes = 1 << 20;
    private const int HashCharacters = 64;

    /// <summary>Writes the checksums of all files that are in the folder.</summary>
    public static async ValueTask WriteAsync(string folder, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        foreach (string name in Names(folder))
        {
            string hash = await HashAsync(Path.Combine(folder, name), cancellation).ConfigureAwait(false);
            text.Append(hash).Append("  ").Append(name).Append('\n');
        }

        await File.WriteAllTextAsync(Path.Combine(folder, FileName), text.ToString(), cancellation).ConfigureAwait(false);
    }

    /// <summary>Compares every listed file with its checksum.</summary>
    /// <exception cref="ArtifactFormatException">The list or a file is damaged or missing.</exception>
    public static async ValueTask VerifyAsync(string folder, CancellationToken cancellation)
    {
        string list = Path.Combine(folder, FileName);
        byte[] bytes = await JsonFile.ReadBytesAsync(list, MaximumBytes, cancellation).ConfigureAwait(false);
        foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!TryParse(line, out string hash, out string name))
                throw new ArtifactFormatException(list, $"the line \"{Shorten(line)}\" is no checksum");
            string file = Path.Combine(folder, name);
            if (!File.Exists(file))
                throw new ArtifactFormatException(file, "it is missing");
            string actual = await HashAsync(file, cancellation).ConfigureAwait(false);
            if (actual != hash)
                throw new ArtifactFormatException(file, $"it is damaged: its checksum is {actual[..12]}…, but {FileName} says {hash[..12]}…");
        }
    }

    /// <summary>A digest of the whole folder: the SHA-256 of its list of checksums.</summary>
    public static ValueTask<string> DigestAsync(string folder, CancellationToken cancellation) =>
        HashAsync(Path.Combine(folder, FileName), cancellation);

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder).Select(static file => Path.GetFileName(file)).Where(static name => name != FileName).Order(StringComparer.Ordinal);

    private static async ValueTask<string> HashAsync(string file, CancellationToken cancellation)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation).ConfigureAwait(false));
    }

    private static bool TryParse(string line, out string hash, out string name)
    {
        hash = "";
        name = "";
        if (line.Length < HashCharacters + 3 || line[HashCharacters] != ' ' || line[HashCharacters + 1] != ' ')
            return false;
        hash = line[..HashCharacters];
        name = line[(HashCharacters + 2)..];
        return hash.All(char.IsAsciiHexDigitLower) && name.IndexOfAny(['/', '\\', '\0', ':']) < 0 && name != "." && name != "..";
    }

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100] + "…";
}
