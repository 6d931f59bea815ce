namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteRunQueryTests() : RunQueryBehaviour(new SqliteFactory());
