namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteStepQueryTests() : StepQueryBehaviour(new SqliteFactory());
