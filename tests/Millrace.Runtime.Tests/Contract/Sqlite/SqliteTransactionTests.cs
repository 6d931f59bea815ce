namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteTransactionTests() : TransactionBehaviour(new SqliteFactory());
