namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteOddTextTests() : OddTextBehaviour(new SqliteFactory());
