namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteHistoryTests() : HistoryBehaviour(new SqliteFactory());
