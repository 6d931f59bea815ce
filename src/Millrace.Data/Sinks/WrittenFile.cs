using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Millrace.Data;

/// <summary>
/// Says that a step has written a file outside of the store, and what is in it. Before the step is reused the file is read: where it is gone or has other
/// bytes, it is written again. Saved as <c>written.json</c>.
/// </summary>
/// <param name="path">The file, as the step's parameter named it, with forward slashes.</param>
/// <param name="rows">Rows in it.</param>
/// <param name="length">Its length in bytes.</param>
/// <param name="digest">SHA-256 of its bytes, in hexadecimal.</param>
/// <param name="fullPath">The file from the root on; null where nobody wrote it down: then it is sought from the working folder.</param>
public sealed class WrittenFile(string path, long rows, long length, string digest, string? fullPath = null)
    : IArtifact<WrittenFile>, IOutsideArtifact, IPreviewable
{
    private const string FileName = "written.json";

    /// <inheritdoc/>
    public static string Kind => "written-file";

    /// <summary>The file, as the step's parameter named it, with forward slashes: relative to the working folder where that was relative.</summary>
    public string Path { get; } = path;

    /// <summary>Rows in it.</summary>
    public long Rows { get; } = rows;

    /// <summary>Its length in bytes.</summary>
    public long Length { get; } = length;

    /// <summary>SHA-256 of its bytes, in hexadecimal.</summary>
    public string Digest { get; } = digest;

    /// <summary>The file from the root on; null where nobody wrote it down.</summary>
    public string? FullPath { get; } = fullPath;

    /// <summary>Describes a file that is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="rows">Rows in it.</param>
    /// <param name="cancellation">Ends the work early.</param>
    internal static async ValueTask<WrittenFile> DescribeAsync(string path, long rows, CancellationToken cancellation)
    {
        FileStream file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            byte[] digest = await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false);
            return new WrittenFile(path.Replace('\\', '/'), rows, file.Length, Convert.ToHexStringLower(digest), System.IO.Path.GetFullPath(path));
        }
    }

    /// <inheritdoc/>
    public static async ValueTask SaveAsync(WrittenFile artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        var document = new WrittenFileDocument(artifact.Path, artifact.Rows, artifact.Length, artifact.Digest, artifact.FullPath);
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(document, ManifestJson.Default.WrittenFileDocument);
        await File.WriteAllBytesAsync(folder.File(FileName), bytes, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public static async ValueTask<WrittenFile> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string file = folder.File(FileName);
        try
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false);
            if (JsonSerializer.Deserialize(bytes, ManifestJson.Default.WrittenFileDocument) is { Path: not null, Digest: not null } document)
                return new WrittenFile(document.Path, document.Rows, document.Length, document.Digest, document.FullPath);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{file}: what was written cannot be read: {error.Message}", error);
        }

        throw new DataException($"{file}: this does not say what was written.");
    }

    /// <summary>Whether the file is there with the same bytes.</summary>
    /// <param name="artifact">What was written.</param>
    /// <exception cref="DataException">
    /// Its folder cannot be seen or the file not be read, so that nobody can say; or it is there, but not where the path leads from this working folder.
    /// </exception>
    public static bool IsStillThere(WrittenFile artifact)
    {
        string meant = System.IO.Path.GetFullPath(artifact.Path), written = artifact.FullPath ?? meant;
        if (!Holds(written, artifact))
            return false;
        return written == meant ? true
            : throw new DataException($"{written}: this was written, and from this working folder '{artifact.Path}' is '{meant}'.");
    }

    private static bool Holds(string path, WrittenFile artifact)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            return file.Length == artifact.Length && Convert.ToHexStringLower(SHA256.HashData(file)) == artifact.Digest;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path}: nobody can say whether this is still there: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<string?>> lines =
        [
            ["path", Path],
            ["rows", Rows.ToString(CultureInfo.InvariantCulture)],
            ["bytes", Length.ToString(CultureInfo.InvariantCulture)],
            ["digest", Digest],
        ];
        return ValueTask.FromResult(new ArtifactPreview(["what", "value"], [.. lines.Take(rows)], lines.Length));
    }
}
