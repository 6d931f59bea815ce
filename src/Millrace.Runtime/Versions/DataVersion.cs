using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>One version of data: what files from outside held when runs read them, or an output of a step.</summary>
public sealed record DataVersion
{
    /// <summary>
    /// What tells it from other versions: of one file from outside the SHA-256 of its bytes; of several the digest over their names below the folder that
    /// they have in common, lengths and digests; of an output the artifact's digest. 64 hexadecimal digits.
    /// </summary>
    public required string Digest { get; init; }

    /// <summary>How many files it has.</summary>
    public required int Files { get; init; }

    /// <summary>The bytes of them all.</summary>
    public required long Bytes { get; init; }

    /// <summary>The first run that is still recorded and saw it.</summary>
    public required DataSighting FirstSeen { get; init; }

    /// <summary>The last run that saw it.</summary>
    public required DataSighting LastSeen { get; init; }

    /// <summary>The table that it is, or that a run made of it; null where there is none.</summary>
    public ArtifactRecord? Table { get; init; }

    /// <summary>The files from outside, by their paths; empty for an output of a step.</summary>
    public ImmutableArray<DataFile> Sources { get; init; } = [];

    /// <summary>The output of a step; null for files from outside.</summary>
    public ArtifactRecord? Output { get; init; }

    /// <summary>The folder that paths are told from: the one that was asked for, or that the files have in common.</summary>
    public string? Root { get; init; }

    /// <summary>The rows of the table; null where they are not known.</summary>
    public long? Rows => Table?.Rows;

    /// <summary>What a file is called as seen from <see cref="Root"/>, with slashes between folders.</summary>
    /// <param name="file">One of its files from outside.</param>
    public string NameOf(DataFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return SourceSet.NameBelow(Root ?? "", file.Path);
    }
}
