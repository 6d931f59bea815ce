using Millrace.Data;
using Millrace.Tables.Tests.Engine;
using Millrace.Testing;

namespace Millrace.Tables.Tests.Sorting;

/// <summary>Rows sorted by a column of each type are in the order in which DuckDB sorts them, whatever the budget and the number of threads.</summary>
public sealed class SortTypeTests : IDisposable
{
    private const int Rows = 2000;

    // DuckDB reads no half-width numbers as such, and has its own ideas of how far whole numbers go.
    private static readonly string[] s_others = ["half", "int128", "uint128"];

    private readonly TestStepContext _step = new();

    public static TheoryData<string> Columns =>
        [.. Keyed.Schema.Columns.Select(static column => column.Name).Where(static name => name != "id" && !s_others.Contains(name))];

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task They_are_as_DuckDB_sorts_them(string name)
    {
        Dataset<Keyed> rows = Dataset.Of(KeyedRows.Create(Rows, 11));
        string path = Path.Combine(_step.CreateFolder(), "rows.parquet");
        await ParquetFile.WriteAsync(rows, path);
        var column = new ColumnRef<Keyed, int>(Keyed.Schema.Columns.Select(static (column, i) => (column.Name, i)).First(each => each.Name == name).i);

        using var duck = new Duck();

        // Files hold decimals as texts.
        string value = name == "decimal" ? "CAST(\"decimal\" AS DECIMAL(30, 9))" : $"\"{name}\"";
        foreach (bool isDescending in (bool[])[false, true])
        {
            foreach (MissingValues missing in Enum.GetValues<MissingValues>())
            {
                Order<Keyed> order = isDescending ? Order.ByDescending(column, missing) : Order.By(column, missing);
                string direction = isDescending ? "DESC" : "ASC";
                string nulls = missing == MissingValues.First ? "FIRST" : "LAST";
                List<string> expected = duck.Rows($"SELECT id FROM '{path}' ORDER BY {value} {direction} NULLS {nulls}, id");
                foreach (TableOptions options in Options())
                {
                    Keyed[] sorted = await (await rows.SortAsync(_step, order, options)).ToArrayAsync();
                    Assert.Equal(expected, sorted.Select(static row => $"{row.Id}"));
                }
            }
        }
    }

    [Fact]
    public async Task Wide_whole_numbers_and_narrow_fractions_are_as_their_types_compare()
    {
        Keyed[] rows = KeyedRows.Create(Rows, 12);
        await CheckAsync(Keyed.Columns.HalfValue, rows.OrderBy(static row => row.HalfValue is null).ThenBy(static row => Half.IsNaN(row.HalfValue ?? Half.Zero))
            .ThenBy(static row => row.HalfValue));
        await CheckAsync(Keyed.Columns.Int128Value, rows.OrderBy(static row => row.Int128Value is null).ThenBy(static row => row.Int128Value));
        await CheckAsync(Keyed.Columns.UInt128Value, rows.OrderBy(static row => row.UInt128Value is null).ThenBy(static row => row.UInt128Value));

        async Task CheckAsync(ColumnRef<Keyed> column, IEnumerable<Keyed> expected)
        {
            foreach (TableOptions options in Options())
            {
                Keyed[] sorted = await (await Dataset.Of(rows).SortAsync(_step, Order.By(column), options)).ToArrayAsync();
                Assert.Equal(expected.Select(static row => row.Id), sorted.Select(static row => row.Id));
            }
        }
    }

    public void Dispose() => _step.Dispose();

    private static IEnumerable<TableOptions> Options() => [TableOptions.OfBytes(64 << 20, 2), TableOptions.OfBytes(100_000, 1)];
}
