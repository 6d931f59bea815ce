using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>A column whose values another dataset must have.</summary>
/// <param name="place">Its place in the schema.</param>
/// <param name="info">The column.</param>
/// <param name="expectation">What it refers to.</param>
/// <param name="otherPlace">The place of the other's column in its schema.</param>
internal sealed class ReferringColumn(int place, ColumnInfo info, ReferenceExpectation expectation, int otherPlace)
{
    private readonly KeySet _keys = new();
    private ReferenceCheck? _check;

    public int Place => place;

    public ColumnInfo Info => info;

    private int OtherPlace => otherPlace;

    public ReferenceExpectation Expectation => expectation;

    /// <summary>The columns of a schema that refer to another.</summary>
    /// <exception cref="MillraceException">None does, or one to a column that is not there or of another type.</exception>
    public static ImmutableArray<ReferringColumn> Of(SchemaInfo schema, SchemaInfo other)
    {
        var columns = ImmutableArray.CreateBuilder<ReferringColumn>();
        for (int i = 0; i < schema.Columns.Length; i++)
        {
            ColumnInfo column = schema.Columns[i];
            if (column.Find<ReferenceExpectation>() is not { } reference || reference.Schema != other.Name)
                continue;
            int place = other.IndexOf(reference.Column);
            if (place < 0 || other.Columns[place].Type != column.Type)
            {
                string there = place < 0 ? $"has no column \"{reference.Column}\"" : $"holds {other.Columns[place].Type} there";
                throw new MillraceException(
                    $"Column \"{column.Name}\": {reference} cannot be checked: {other.Name} {there}, and the column holds {column.Type}. "
                    + "Refer to a column of the same type.");
            }

            columns.Add(new ReferringColumn(i, column, reference, place));
        }

        return columns.Count > 0
            ? columns.ToImmutable()
            : throw new MillraceException(
                $"{schema.Name} refers to nothing of {other.Name}: mark a column with [References<{other.Name}>(nameof({other.Name}.…))].");
    }

    /// <summary>Reads the values that there are, of all columns in one pass.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="others">The rows that they refer to.</param>
    /// <param name="cancellation">Ends the work early; asked once a batch.</param>
    public static async Task ReadKeysAsync<TOther>(ImmutableArray<ReferringColumn> columns, Dataset<TOther> others, CancellationToken cancellation)
        where TOther : struct, ISchema<TOther>
    {
        ImmutableArray<int> places = [.. columns.Select(static column => column.OtherPlace).Distinct().Order()];
        await foreach (Batch batch in others.ReadColumnsAsync(places, DatasetReadOptions.Default, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ReferringColumn column in columns)
                column._keys.Add(batch.Columns[places.IndexOf(column.OtherPlace)]);
        }
    }

    /// <summary>Forgets what was found, before a dataset is looked at.</summary>
    public void Begin() => _check = null;

    /// <summary>Looks at values.</summary>
    public void Look(Column values, long firstRow) => (_check ??= Check(values)).Add(values, firstRow);

    /// <summary>What was found.</summary>
    public ExpectationReport Report() =>
        _check?.Report() ?? new ExpectationReport(expectation.ToString(), 0, 0, expectation.Tolerance, []) { Column = info.Name };

    /// <summary>The counts.</summary>
    public ColumnStatistics ToStatistics(long rows)
    {
        long present = _check?.Checked ?? 0;
        return new ColumnStatistics(info.Name, info.Type)
        {
            IsSensitive = info.IsSensitive,
            Present = present,
            PresentWeight = present,
            Missing = rows - present,
            MissingWeight = rows - present,
        };
    }

    /// <summary>Tells the rows whose values are not there.</summary>
    public RowTest ToTest() => new ValueRowTest(place, info, expectation, Check);

    private ReferenceCheck Check(Column values) => new(values.Info, expectation, NameKeys.Of(values), _keys);
}
