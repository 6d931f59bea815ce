namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteSourceTests() : SourceBehaviour(new SqliteFactory());
