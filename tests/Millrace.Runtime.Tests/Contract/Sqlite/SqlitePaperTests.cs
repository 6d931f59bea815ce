namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqlitePaperTests() : PaperBehaviour(new SqliteFactory());
