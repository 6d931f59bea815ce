namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteCodeTests() : CodeBehaviour(new SqliteFactory());
