namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteCollectorTests() : CollectorBehaviour(new SqliteFactory());
