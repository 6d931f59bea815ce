namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteVersionTests() : VersionBehaviour(new SqliteFactory());
