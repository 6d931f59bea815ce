namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteReuseTests() : ReuseBehaviour(new SqliteFactory());
