namespace Millrace.Data;

/// <summary>Stands for a column that the file does not have: every row is missing.</summary>
internal sealed class AbsentReader : ColumnReader
{
    public override void StartGroup(RowGroupMetadata group, long firstRow)
    {
    }

    public override void Read(Column target, int rows)
    {
        for (int i = 0; i < rows; i++)
            target.AppendMissing();
    }

    public override void Dispose()
    {
    }
}
