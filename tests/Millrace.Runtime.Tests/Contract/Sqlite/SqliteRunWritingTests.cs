namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteRunWritingTests() : RunWritingBehaviour(new SqliteFactory());
