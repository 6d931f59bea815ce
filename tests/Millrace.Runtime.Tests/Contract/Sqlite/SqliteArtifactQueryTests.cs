namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteArtifactQueryTests() : ArtifactQueryBehaviour(new SqliteFactory());
