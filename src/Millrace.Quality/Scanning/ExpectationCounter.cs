using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Counts the values that break one expectation and keeps the first of them.</summary>
internal sealed class ExpectationCounter(ColumnInfo column, string attribute)
{
    private const int ShownLength = 60;

    private readonly ImmutableArray<BrokenValue>.Builder _examples = ImmutableArray.CreateBuilder<BrokenValue>();

    public long Broken { get; private set; }

    /// <param name="values">The batch's column.</param>
    /// <param name="index">The value's row in it.</param>
    /// <param name="firstRow">The batch's first row in the dataset.</param>
    public void Add(Column values, int index, long firstRow)
    {
        Broken++;
        if (_examples.Count < ExpectationReport.MaximumExamples)
            _examples.Add(new BrokenValue(firstRow + index, column.IsSensitive ? SensitiveAttribute.Mask : Shorten(values.FormatText(index)!)));
    }

    public ExpectationReport Report(long present) => new(attribute, present, Broken, column.Tolerance, _examples.ToImmutable());

    private static string Shorten(string text) => text.Length <= ShownLength ? text : string.Concat(text.AsSpan(0, ShownLength), "…");
}
