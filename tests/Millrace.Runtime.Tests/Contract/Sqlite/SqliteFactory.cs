using Microsoft.Extensions.Time.Testing;

namespace Millrace.Runtime.Tests.Contract.Sqlite;

/// <summary>Metadata in a file of SQLite.</summary>
internal sealed class SqliteFactory : IMetadataFactory
{
    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-").FullName;
    private int _files;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public IMetadataStore Open(IReadOnlySet<string>? living = null, string? host = null) =>
        SqliteMetadata.Open(_folder, Time, owner => living?.Contains(owner) ?? true, host);

    public IMetadataIntegrity OpenForRepair() => SqliteMetadata.OpenForRepair(_folder, Time);

    public IMetadataBackup OpenBackup(string? copy = null) => new MetadataBackup(Database.OpenForReading(copy ?? Path.Combine(_folder, SqliteMetadata.FileName)));

    public string FreePath() => Path.Combine(_folder, $"copy-{_files++}.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
