namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteLeaseTests() : LeaseBehaviour(new SqliteFactory());
