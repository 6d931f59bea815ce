namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteProviderTests() : ProviderBehaviour(new SqliteFactory());
