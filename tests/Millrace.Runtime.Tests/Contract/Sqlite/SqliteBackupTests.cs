namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteBackupTests() : BackupBehaviour(new SqliteFactory());
