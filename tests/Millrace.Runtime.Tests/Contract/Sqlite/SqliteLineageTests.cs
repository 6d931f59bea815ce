namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteLineageTests() : LineageBehaviour(new SqliteFactory());
