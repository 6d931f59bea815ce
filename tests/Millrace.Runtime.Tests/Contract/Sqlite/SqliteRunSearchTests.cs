namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteRunSearchTests() : RunSearchBehaviour(new SqliteFactory());
