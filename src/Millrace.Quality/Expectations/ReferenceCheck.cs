using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Checks that another dataset has the values.</summary>
/// <param name="column">The column.</param>
/// <param name="expectation">What is expected.</param>
/// <param name="keys">Reads the keys.</param>
/// <param name="others">The values that the other dataset has.</param>
internal sealed class ReferenceCheck(ColumnInfo column, ReferenceExpectation expectation, KeyReader keys, KeySet others) : ExpectationCheck(column, expectation)
{
    public override void Add(Column values, long firstRow)
    {
        Checked += values.Count - values.MissingCount;
        ReadOnlySpan<UInt128> read = keys.Read(values);
        for (int i = 0; i < read.Length; i++)
        {
            if (!values.IsMissing(i) && !others.Contains(read[i]))
                Break(values, i, firstRow);
        }
    }
}
