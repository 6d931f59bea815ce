namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteCacheTests() : CacheBehaviour(new SqliteFactory());
