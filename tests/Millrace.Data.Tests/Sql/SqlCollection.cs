namespace Millrace.Data.Tests.Sql;

/// <summary>Tests that share one PostgreSQL, one after the other: starting one takes longer than all of them.</summary>
[CollectionDefinition(Name)]
public sealed class SqlCollection : ICollectionFixture<PostgresServer>
{
    public const string Name = "SQL";
}
