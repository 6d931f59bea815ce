using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Tells which rows have a value that breaks an expectation.</summary>
/// <param name="column">The column's place in the schema.</param>
/// <param name="info">The column.</param>
/// <param name="expectation">What is expected.</param>
/// <param name="makeCheck">Makes the check when the first batch comes.</param>
internal sealed class ValueRowTest(int column, ColumnInfo info, Expectation expectation, Func<Column, ExpectationCheck> makeCheck) : RowTest
{
    private ExpectationCheck? _check;

    public override string? Column => info.Name;

    public override string Attribute => expectation.ToString();

    public override string Reason(Batch batch, int row)
    {
        string value = ShownValue.Of(batch.Columns[column], row);
        string shown = Sentence.IsQuoted(info) ? $"\"{value}\"" : value;
        string breaks = expectation is LengthExpectation && !info.IsSensitive ? $"has {ShownLength.Of(batch.Columns[column], row)}, outside" : Breaks();
        return $"{info.Name}: {shown} {breaks} {Sentence.Of(Attribute)}.";
    }

    public override void Dispose()
    {
        _check?.Dispose();
        base.Dispose();
    }

    protected override void Mark(Batch batch, long firstRow)
    {
        Column values = batch.Columns[column];
        if (_check is null)
        {
            _check = makeCheck(values);
            _check.Marks = Marks;
        }

        _check.Add(values, firstRow);
    }

    private string Breaks() => expectation switch
    {
        DomainExpectation => "is not among",
        PatternExpectation => "does not match",
        LengthExpectation => "is too short or too long for",
        ReferenceExpectation => "is not among what is referred to by",
        _ => "is outside",
    };
}
