namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteArtifactSearchTests() : ArtifactSearchBehaviour(new SqliteFactory());
