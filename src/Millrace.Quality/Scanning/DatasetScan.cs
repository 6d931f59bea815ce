using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Scans all columns of the rows that go by, once.</summary>
internal sealed class DatasetScan(SchemaInfo schema)
{
    private ColumnScan[]? _columns;

    public long Rows { get; private set; }

    public void Add(Batch batch)
    {
        _columns ??= [.. batch.Columns.Select(ColumnScanFactory.Create)];
        for (int i = 0; i < _columns.Length; i++)
            _columns[i].Add(batch.Columns[i], Rows);
        Rows += batch.Count;
    }

    public DataReport Report() => new(schema.Name, Rows, _columns is null ? [] : [.. _columns.Select(static column => column.Report())]);
}
