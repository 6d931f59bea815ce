namespace Millrace.Learning;

/// <summary>A version of a model in a registry on disk: what it is, and which step put it there.</summary>
/// <param name="Name">The model's name in the registry.</param>
/// <param name="Version">Its version, 1 and up.</param>
/// <param name="Digest">SHA-256, in hexadecimal, of the list of checksums of the model's files.</param>
/// <param name="RunId">The run that registered it first.</param>
/// <param name="Step">The step of that run.</param>
public sealed record RegisteredModel(string Name, int Version, string Digest, string RunId, string Step)
{
    /// <summary>Reads what stands in the folder of a registered version.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The version; null where the folder is none.</returns>
    public static RegisteredModel? Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        try
        {
            string path = Path.Combine(folder, RegistryFolder.EntryFile);
            if (!File.Exists(path))
                return null;
            RegistryEntryDocument entry = JsonFile.Parse(path, File.ReadAllBytes(path), LearningJson.Default.RegistryEntryDocument);
            return entry is { Format: RegistryEntryDocument.FormatName, Name: not null, Digest: not null, Run: not null, Step: not null }
                ? new RegisteredModel(entry.Name, entry.ModelVersion, entry.Digest, entry.Run, entry.Step)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArtifactFormatException)
        {
            return null;
        }
    }
}
