namespace Millrace.Runtime.Tests.Contract;

/// <summary>Metadata in a file of SQLite.</summary>
public sealed class SqliteMetadataTests : MetadataBehaviour, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private protected override IMetadataStore Open(IReadOnlySet<string>? living = null) =>
        SqliteMetadata.Open(_folder, TimeProvider.System, owner => living?.Contains(owner) ?? true);
}
