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
public sealed class Registration(string name, int version, string path, string digest) : IArtifact<Registration>, IRegistration, IPreviewable
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

    /// <inheritdoc/>
    public static ValueTask SaveAsync(Registration artifact, ArtifactFolder folder, CancellationToken cancellation)
    {
        var document = new RegistrationDocument(Format, KnownVersion, artifact.Name, artifact.Version, artifact.Path, artifact.Digest);
        return JsonFile.WriteAsync(folder.File(FileName), document, LearningJson.Default.RegistrationDocument, cancellation);
    }

    /// <inheritdoc/>
    public static async ValueTask<Registration> LoadAsync(ArtifactFolder folder, CancellationToken cancellation)
    {
        string path = folder.File(FileName);
        RegistrationDocument document = await JsonFile.ReadAsync(path, LearningJson.Default.RegistrationDocument, cancellation).ConfigureAwait(false);
        JsonFile.CheckVersion(path, document.Format, document.Version, Format, KnownVersion);
        return new Registration(document.Name, document.ModelVersion, document.Path, document.Digest);
    }

    /// <summary>Whether the version's folder is there and holds the same model.</summary>
    /// <param name="artifact">The registration.</param>
    public static bool IsStillThere(Registration artifact) => RegistryFolder.Holds(artifact.Path, artifact.Digest);

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
