namespace Millrace.Runtime.Tests.Contract.Sqlite;

public sealed class SqliteStepWritingTests() : StepWritingBehaviour(new SqliteFactory());
