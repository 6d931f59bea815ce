using System.Text;
using CsCheck;

namespace Millrace.Runtime.Tests;

public sealed class StatementTests
{
    /// <summary>Values of this length are copied by SQLite, shorter ones are read where they lie.</summary>
    private const int Long = 70_000;

    private const string Echo = "SELECT typeof($p0), $p0, typeof($p1), $p1, typeof($p2), $p2";

    [Fact]
    public void Texts_come_back_as_they_were_whatever_ran_before()
    {
        using Database database = Database.CreateInMemory();
        Gen<string> text = Gen.OneOf(
            Gen.Const(""), Gen.Const("a\0b"), Gen.Const("'; DROP TABLE run; --"), Gen.Const("🚕 Zürich\n"), Gen.String[0, 400],
            Gen.Int[0, 3].Select(static more => new string('é', Long + more)));
        text.Array[3].Sample(
            texts =>
            {
                string[] expected = [.. texts.Select(static each => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(each)))];
                var row = database.Query(
                    Echo,
                    static row => (Types: (row.GetString(0), row.GetString(2), row.GetString(4)), Texts: new[] { row.GetString(1), row.GetString(3), row.GetString(5) }),
                    texts[0], texts[1], texts[2]).Single();
                Assert.Equal(("text", "text", "text"), row.Types);
                Assert.Equal(expected, row.Texts);
            },
            iter: 300, threads: 1, seed: "0N0XIzNsQ0O2");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Long)]
    public void Bytes_come_back_as_they_were(int length)
    {
        using Database database = Database.CreateInMemory();
        byte[] bytes = [.. Enumerable.Range(0, length).Select(static i => (byte)i)];
        var row = database.Query(Echo, static row => (Type: row.GetString(0), Bytes: row.GetBytes(1), After: row.GetString(3)), bytes, "after", 1L).Single();
        Assert.Equal("blob", row.Type);
        Assert.Equal(bytes, row.Bytes);
        Assert.Equal("after", row.After);
    }

    [Fact]
    public void What_is_not_given_is_null_not_what_was_given_before()
    {
        using Database database = Database.CreateInMemory();
        Assert.Equal(["text", "integer", "real"], Types(database, "before", 1L, 2.5));
        Assert.Equal(["text", "null", "null"], Types(database, "after"));
        Assert.Equal(["null", "null", "null"], Types(database));
    }

    [Fact]
    public void More_values_than_a_statement_began_with_are_refused()
    {
        using Database database = Database.CreateInMemory();
        Assert.Equal(["text", "null", "null"], Types(database, "before"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Types(database, "after", 1L));
    }

    [Fact]
    public void Whole_numbers_and_numbers_keep_their_ends()
    {
        using Database database = Database.CreateInMemory();
        var row = database.Query(
            Echo, static row => (row.GetInt64(1), row.GetInt64(3), row.GetDouble(5)), long.MinValue, long.MaxValue, double.Epsilon).Single();
        Assert.Equal((long.MinValue, long.MaxValue, double.Epsilon), row);
    }

    [Fact]
    public void A_statement_that_failed_can_be_run_again()
    {
        using Database database = Database.CreateInMemory();
        database.ExecuteScript("CREATE TABLE once (name TEXT PRIMARY KEY)");
        const string Insert = "INSERT INTO once (name) VALUES ($p0)";
        database.Execute(Insert, "first");
        Assert.Throws<DatabaseException>(() => database.Execute(Insert, "first"));
        Assert.Equal(1, database.Execute(Insert, new string('s', Long)));
        Assert.Equal(["first", new string('s', Long)], database.Query("SELECT name FROM once ORDER BY rowid", static row => row.GetString(0)));
    }

    [Fact]
    public void A_closed_database_refuses_statements()
    {
        Database database = Database.CreateInMemory();
        Assert.Equal(1, database.Number("SELECT 1"));
        database.Dispose();
        Assert.Throws<ObjectDisposedException>(() => database.Number("SELECT 1"));
    }

    private static string[] Types(Database database, params ReadOnlySpan<SqlValue> values) =>
        database.Query(Echo, static row => new[] { row.GetString(0), row.GetString(2), row.GetString(4) }, values).Single();
}
