namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteLabelTests() : LabelBehaviour(new SqliteFactory());
