using System.Collections.Immutable;
using System.Globalization;

namespace Millrace.Learning;

/// <summary>
/// Says that a model stands in the registry, and where. Before a step is reused it is asked whether the model still stands there.
/// Saved as <c>registration.json</c>.
/// </summary>
/// <param name="name">The model's name in the registry.</param>
/// <param name="version">Its version, 1 and up.</param>
/// <param name="path">The version's folder, as the <c>Folder</c> parameter gave it: relative to the working folder where that was relative.</param>
/// <param name="digest">SHA-256, in hexadecimal, of the list of checksums of the model's files.</param>
/// <param name="fullPath">The version's folder from the root on; null where nobody wrote it down: then it is sought from the working folder.</param>
public sealed class Registration(string name, int version, string path, string digest, string? fullPath = null)
    : IArtifact<Registration>, IRegistration, IOutsideArtifact, IPreviewable
{
    private const string FileName = "registration.json";
    private const string Format = "millrace-registration";
    private const int KnownVersion = 1;

    /// <inheritdoc/>
    public static string Kind => "registration";

    /// <summary>The model's name in the registry.</summary>
    public string Name { get; } = name;

    /// <summary>Its version, 1 and up.</summary>
    public int Version { get; } = version;

    /// <summary>The version's folder, as the <c>Folder</c> parameter gave it, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>SHA-256, in hexadecimal, of the list of checksums of the model's files.</summary>
    public string Digest { get; } = digest;

    /// <summary>The version's folder from the root on; null where nobody wrote it down.</summary>
    public string? FullPath { get; } = fullPath;

    /// <inheritdoc/>
    public static ValueTask SaveAsync(Registration artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        var document = new RegistrationDocument(Format, KnownVersion, artifact.Name, artifact.Version, artifact.Path, artifact.Digest, artifact.FullPath);
        return JsonFile.WriteAsync(folder.File(FileName), document, LearningJson.Default.RegistrationDocument, cancellation);
    }

    /// <inheritdoc/>
    public static async ValueTask<Registration> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string path = folder.File(FileName);
        RegistrationDocument document = await JsonFile.ReadAsync(path, LearningJson.Default.RegistrationDocument, cancellation).ConfigureAwait(false);
        JsonFile.CheckVersion(path, document.Format, document.Version, Format, KnownVersion);
        return new Registration(document.Name, document.ModelVersion, document.Path, document.Digest, document.FullPath);
    }

    /// <summary>Whether the version's folder is there and holds the same model.</summary>
    /// <param name="artifact">The registration.</param>
    /// <exception cref="MillraceException">
    /// The registry cannot be seen, so that nobody can say; or the model is there, but not where the path leads from this working folder.
    /// </exception>
    public static bool IsStillThere(Registration artifact)
    {
        string meant = System.IO.Path.GetFullPath(artifact.Path), registered = artifact.FullPath ?? meant;
        if (!RegistryFolder.StillHolds(registered, artifact.Digest))
            return false;
        return registered == meant ? true : throw new MillraceException(
            $"Version {artifact.Version} of '{artifact.Name}' is registered in '{registered}', and from this working folder '{artifact.Path}' is '{meant}'.");
    }

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<string?>> lines =
        [
            ["name", Name],
            ["version", Version.ToString(CultureInfo.InvariantCulture)],
            ["path", Path],
            ["digest", Digest],
        ];
        return ValueTask.FromResult(new ArtifactPreview(["what", "value"], [.. lines.Take(rows)], lines.Length));
    }
}
