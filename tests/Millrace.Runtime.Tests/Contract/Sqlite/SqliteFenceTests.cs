namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteFenceTests() : FenceBehaviour(new SqliteFactory());
