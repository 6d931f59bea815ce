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

    [Fact]
    public void A_statement_whose_rows_are_read_is_not_run_again_and_goes_on_as_it_was()
    {
        const string Query = """
            SELECT   value, $p1
            FROM json_each($p0)
            """;
        using Database database = Database.CreateInMemory();
        var rows = new List<string>();
        string outer = new('o', 200), inner = new('i', Long);
        database.ForEach(
            Query,
            row =>
            {
                string told = Assert.Throws<InvalidOperationException>(() => database.Number(Query, "[9]", inner)).Message;
                Assert.EndsWith(": SELECT value, $p1 FROM json_each($p0)", told, StringComparison.Ordinal);
                Assert.Throws<InvalidOperationException>(() => database.Query(Query, static row => row.GetString(0), "[8]", "x", 1L));
                rows.Add($"{row.GetInt64(0)} {row.GetString(1)}");
            },
            "[1,2,3]", outer);
        Assert.Equal([$"1 {outer}", $"2 {outer}", $"3 {outer}"], rows);
        Assert.Equal(9, database.Number(Query, "[9]", inner));
    }

    [Fact]
    public void A_statement_whose_reader_or_values_failed_can_be_run_again()
    {
        using Database database = Database.CreateInMemory();
        Assert.Throws<InvalidDataException>(() => database.Query<int>(Echo, static _ => throw new InvalidDataException(), "a"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Types(database, "a", 1L));
        Assert.Equal(["text", "null", "null"], Types(database, "a"));
    }

    [Fact]
    public void Values_stay_where_they_are_while_rows_are_read_and_memory_is_moved()
    {
        using Database database = Database.CreateInMemory();
        string text = "🚕 " + new string('é', 300);
        byte[] bytes = [.. Enumerable.Range(0, 500).Select(static i => (byte)i)];
        int rows = 0;
        database.ForEach(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT i, $p0 || i, substr($p1, 1 + i % 2) FROM n",
            row =>
            {
                rows++;
                byte[][] garbage = [.. Enumerable.Range(0, 20).Select(static i => new byte[1000 + i])];
                if (rows % 40 == 0)
                    GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
                GC.KeepAlive(garbage);
                Assert.Equal(text + row.GetString(0), row.GetString(1));
                Assert.Equal(bytes[(rows % 2)..], row.GetBytes(2));
            },
            text, bytes);
        Assert.Equal(400, rows);
    }

    [Fact]
    public void Known_texts_are_one_object_and_no_more_of_them_are_kept_than_are_few()
    {
        using Database database = Database.CreateInMemory();
        string[] same = [.. database.Query("SELECT $p0 UNION ALL SELECT $p0", static row => row.GetKnown(0), "Dataset<Trip>")];
        Assert.Same(same[0], same[1]);
        int count = 0;
        database.ForEach(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'known text ' || i FROM n",
            row =>
            {
                Assert.Equal($"known text {++count}", row.GetKnown(0));
                if (count % 500 == 0)
                    Assert.InRange(SqlRow.KnownTexts, 1, 4200);
            });
        Assert.Equal(20000, count);
    }

    [Fact]
    public void Another_library_of_SQLite_than_the_one_that_is_used_is_refused()
    {
        SqliteLibrary.CheckSame("e_sqlite3", "2026-01-01 abc", "2026-01-01 abc");
        string told = Assert.Throws<MillraceException>(() => SqliteLibrary.CheckSame("e_sqlite3", "2026-01-01 abc", "2025-01-01 def")).Message;
        Assert.StartsWith(
            "The program has two libraries of SQLite: 'e_sqlite3' was built of 2026-01-01 abc, and what is loaded already of 2025-01-01 def.",
            told, StringComparison.Ordinal);
        Assert.NotEqual(0, SqliteLibrary.Load());
    }

    private static string[] Types(Database database, params ReadOnlySpan<SqlValue> values) =>
        database.Query(Echo, static row => new[] { row.GetString(0), row.GetString(2), row.GetString(4) }, values).Single();
}
