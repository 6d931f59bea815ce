using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Tells which rows have a key that an earlier row has which is not set apart.</summary>
/// <param name="column">The column's place in the schema.</param>
/// <param name="info">The column.</param>
/// <param name="expectation">What is expected.</param>
/// <param name="rows">The rows.</param>
internal sealed class RepeatRowTest(int column, ColumnInfo info, UniqueExpectation expectation, RowSet rows) : RowTest
{
    public override string? Column => info.Name;

    public override string Attribute => expectation.ToString();

    public override string Reason(Batch batch, int row) =>
        $"{info.Name}: an earlier row has {ShownValue.Of(batch.Columns[column], row)} too, in spite of {Attribute}.";

    protected override void Mark(Batch batch, long firstRow) => rows.Mark(firstRow, batch.Count, Marks);
}
