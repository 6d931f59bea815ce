namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteIntegrityTests() : IntegrityBehaviour(new SqliteFactory());
