using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>Writes artifacts and files from outside, each when the first event speaks of it.</summary>
internal sealed class MlmdArtifacts(MlmdFile file, MlmdTypes types, IHistoryQueries history, ObjectFolders objects)
{
    private const string SourceType = "millrace.SourceFile";

    private const string Insert = """
        INSERT INTO Artifact (id, type_id, uri, state, name, create_time_since_epoch, last_update_time_since_epoch) VALUES ($p0, $p1, $p2, $p3, $p4, $p5, $p5)
        """;

    private static readonly ImmutableArray<(string Name, MlmdPropertyType Type)> s_properties =
    [
        ("digest", MlmdPropertyType.String), ("kind", MlmdPropertyType.String), ("bytes", MlmdPropertyType.Int), ("files", MlmdPropertyType.Int),
        ("rows", MlmdPropertyType.Int), ("schema", MlmdPropertyType.String),
    ];

    private readonly MlmdProperties _properties = new(file, "artifact");
    private readonly Dictionary<long, MlmdArtifact> _artifacts = [];
    private readonly Dictionary<long, MlmdArtifact> _files = [];

    /// <summary>How many were written.</summary>
    public long Count => _artifacts.Count + _files.Count;

    /// <summary>An artifact in the file; null where somebody has removed it from the store meanwhile.</summary>
    /// <param name="number">Its number in the store.</param>
    public MlmdArtifact? Of(long number)
    {
        if (_artifacts.TryGetValue(number, out MlmdArtifact known))
            return known;
        if (history.Artifact(number) is not { } found)
            return null;

        // Items come first, all of them: a collection is there when they are.
        ArtifactRecord artifact = found.Artifact;
        int items = found.Items.Count(item => Of(item) is { } each && each.Traits.HasFlag(MlmdTraits.Live));
        bool isLive = artifact.IsCollection ? items == found.Items.Length
            : artifact.IsInline ? found.HasContent : Directory.Exists(objects.PathOf(artifact.Digest));
        long type = types.Of(MlmdTypeKind.Artifact, artifact.Type, artifact.DisplayType, s_properties);
        types.Derive(type, MlmdTypeKind.Artifact, MlmdBaseTypes.OfArtifacts(artifact.Kind));
        string? uri = artifact.IsCollection || artifact.IsInline ? null : MlmdText.FileUri(objects.PathOf(artifact.Digest));
        long id = Write(type, uri, isLive, artifact.Digest, found.CreatedAt);
        _properties.Set(id, "digest", artifact.Digest);
        _properties.Set(id, "kind", artifact.Kind);
        _properties.Set(id, "bytes", MlmdValue.Of(artifact.Bytes));
        _properties.Set(id, "files", MlmdValue.Of(artifact.Files));
        if (artifact.Rows is { } rows)
            _properties.Set(id, "rows", MlmdValue.Of(rows));
        if (found.Schema is { } schema)
            _properties.Set(id, "schema", MlmdValue.Of(schema));

        MlmdTraits traits = MlmdBaseTypes.TraitsOf(artifact.Kind) | (artifact.IsCollection ? MlmdTraits.Collection : 0) | (isLive ? MlmdTraits.Live : 0);
        return _artifacts[number] = new MlmdArtifact(id, traits);
    }

    /// <summary>The items of a collection, in order.</summary>
    /// <param name="collection">The collection's number in the store.</param>
    public ImmutableArray<long> ItemsOf(long collection) => history.Artifact(collection)?.Items ?? [];

    /// <summary>A file from outside, which counts as there: whether it still is, is its owner's affair.</summary>
    /// <param name="source">The file.</param>
    /// <param name="seenAt">When the first step read it.</param>
    public MlmdArtifact Of(HistoryFile source, DateTimeOffset seenAt)
    {
        if (_files.TryGetValue(source.Number, out MlmdArtifact known))
            return known;
        long type = types.Of(
            MlmdTypeKind.Artifact, SourceType, "A file from outside.", [("digest", MlmdPropertyType.String), ("bytes", MlmdPropertyType.Int)]);
        types.Derive(type, MlmdTypeKind.Artifact, MlmdBaseTypes.Dataset);
        long id = Write(type, MlmdText.FileUri(source.Path), isLive: true, $"{source.Path}@{source.Digest}", seenAt);
        _properties.Set(id, "digest", source.Digest);
        _properties.Set(id, "bytes", MlmdValue.Of(source.Bytes));
        return _files[source.Number] = new MlmdArtifact(id, MlmdTraits.Data | MlmdTraits.Live);
    }

    private long Write(long type, string? uri, bool isLive, string name, DateTimeOffset time)
    {
        long id = Count + 1;
        MlmdArtifactState state = isLive ? MlmdArtifactState.Live : MlmdArtifactState.Deleted;
        file.Execute(Insert, id, type, uri, (long)state, MlmdText.Name(name), time.ToUnixTimeMilliseconds());
        return id;
    }
}
