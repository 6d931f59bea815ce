using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Millrace.Learning;

/// <summary>Small JSON files with the same bytes for the same content, read with bounds.</summary>
public static class JsonFile
{
    /// <summary>The largest file that is read: a linear model of ten million weights fits.</summary>
    private const long MaximumBytes = 256L << 20;

    /// <summary>Writes a document.</summary>
    /// <typeparam name="T">The document's type.</typeparam>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="content">The document.</param>
    /// <param name="type">How it becomes JSON; generated.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static async ValueTask WriteAsync<T>(string path, T content, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(content, type), (byte)'\n'];
        await File.WriteAllBytesAsync(path, bytes, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads a document.</summary>
    /// <typeparam name="T">The document's type.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="type">How it is made of JSON; generated.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ArtifactFormatException">The file is missing, too large, or not such a document.</exception>
    public static async ValueTask<T> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        byte[] bytes = await ReadBytesAsync(path, MaximumBytes, cancellation).ConfigureAwait(false);
        return Parse(path, bytes, type);
    }

    internal static T Parse<T>(string path, ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new ArtifactFormatException(path, "it is empty");
        }
        catch (JsonException exception)
        {
            throw new ArtifactFormatException(path, $"it is not the JSON that belongs there ({exception.Message.TrimEnd('.')})", exception);
        }
    }

    internal static async ValueTask<byte[]> ReadBytesAsync(string path, long maximumBytes, CancellationToken cancellation)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new ArtifactFormatException(path, "it is missing");
        if (file.Length > maximumBytes)
            throw new ArtifactFormatException(path, $"it has {file.Length} bytes, more than the {maximumBytes} allowed");
        return await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false);
    }

    /// <summary>Refuses a document of another format or of a version that this program does not know.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The format that it names.</param>
    /// <param name="version">The version that it names.</param>
    /// <param name="expectedFormat">The format that belongs there.</param>
    /// <param name="knownVersion">The newest version that this program knows.</param>
    /// <exception cref="ArtifactFormatException">It is another.</exception>
    public static void CheckVersion(string path, string format, int version, string expectedFormat, int knownVersion)
    {
        if (format != expectedFormat)
            throw new ArtifactFormatException(path, $"its format is \"{format}\", but \"{expectedFormat}\" was expected");
        if (version < 1 || version > knownVersion)
            throw new ArtifactFormatException(path, $"its version is {version}, but this program reads versions 1 to {knownVersion}");
    }
}
