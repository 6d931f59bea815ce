namespace Millrace.Data.Tests.Sql;

/// <summary>A theory that needs PostgreSQL, skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresServer.Absent;
}
