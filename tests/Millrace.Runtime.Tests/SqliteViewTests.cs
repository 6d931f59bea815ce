namespace Millrace.Runtime.Tests;

/// <summary>What becomes of the connection of a view that cannot begin or end.</summary>
public sealed class SqliteViewTests
{
    private readonly List<Database> _returned = [];

    [Fact]
    public void A_connection_whose_view_cannot_begin_is_given_back_without_a_transaction()
    {
        using Database database = Database.CreateInMemory();
        database.Execute("BEGIN");
        Assert.Contains("within a transaction", Assert.Throws<DatabaseException>(() => Open(database)).Message, StringComparison.Ordinal);
        Assert.Equal([database], _returned);
        Assert.Equal(1, database.Transaction(static () => 1));
    }

    [Fact]
    public void The_connection_of_a_view_that_ended_is_given_back()
    {
        using Database database = Database.CreateInMemory();
        using (SqliteView view = Open(database))
            Assert.Empty(view.Runs.List(RunFilter.All, 10, null));
        Assert.Equal([database], _returned);
        Assert.Equal(1, database.Transaction(static () => 1));
    }

    [Fact]
    public void A_connection_whose_view_cannot_end_is_closed_and_hides_no_other_fault()
    {
        Database database = Database.CreateInMemory();
        Action use = () =>
        {
            using SqliteView view = Open(database);
            database.Dispose();
            throw new InvalidDataException("first");
        };
        Assert.Equal("first", Assert.Throws<InvalidDataException>(use).Message);
        Assert.Empty(_returned);
    }

    private SqliteView Open(Database database) =>
        new(database, isFixed: true, _returned.Add, "/store", new RunLiveness(TimeProvider.System, static _ => OwnerLife.Lives));
}
