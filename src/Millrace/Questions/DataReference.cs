using Millrace.Runtime;

namespace Millrace.Questions;

/// <summary>A version of data that a command line names.</summary>
/// <param name="Text">As it is named.</param>
/// <param name="Artifact">The artifact; null for files from outside.</param>
/// <param name="Version">The files from outside; null for an artifact.</param>
public sealed record DataReference(string Text, ArtifactRecord? Artifact, DataVersion? Version)
{
    /// <summary>How it is named, for help.</summary>
    internal const string Form =
        "a dataset or other artifact as RUN/STEP/OUTPUT or the beginning of a digest; files that runs read as PATH@DIGEST or PATH@RUN, or one file as "
        + "sha256:DIGEST; digests may be cut";

    /// <summary>The digest.</summary>
    public string Digest => Artifact?.Digest ?? Version!.Digest;

    /// <summary>The artifact, or the dataset that was made of the files; null where there is none.</summary>
    public ArtifactRecord? Table => Artifact ?? Version!.Table;

    /// <summary>Finds it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="text">The reference.</param>
    /// <exception cref="MillraceException">There is none, or several.</exception>
    internal static DataReference Find(Store store, string text)
    {
        if (store.Versions.Find(text) is { } version)
            return new DataReference(text, null, version);
        try
        {
            return new DataReference(text, store.Metadata.ResolveArtifact(text), null);
        }
        catch (MillraceException exception) when (File.Exists(text) || Directory.Exists(text))
        {
            throw new MillraceException($"'{text}' names no version: write {text}@DIGEST or {text}@RUN. 'data log {text}' lists both.", exception);
        }
    }
}
