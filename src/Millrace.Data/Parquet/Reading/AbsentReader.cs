namespace Millrace.Data;

/// <summary>Stands for a column that the file does not have: every row is missing.</summary>
internal sealed class AbsentReader : ColumnReader
{
    private ulong[] _nothing = [];

    public override void StartGroup(RowGroupMetadata group, long firstRow)
    {
    }

    public override void Read(Column target, int rows)
    {
        if (_nothing.Length < Bitmaps.Words(rows))
            _nothing = new ulong[Bitmaps.Words(rows)];
        target.Accept(new Missing(rows, _nothing));
    }

    public override void Dispose()
    {
    }

    private sealed class Missing(int rows, ulong[] nothing) : IColumnVisitor<int>
    {
        public int VisitValues<T>(ValueColumn<T> column)
            where T : struct
        {
            column.AppendUninitialized(rows).Clear();
            column.Overwrite(rows, 0, nothing);
            return rows;
        }

        public int VisitText(TextColumn column) => Add(column);

        public int VisitBinary(BinaryColumn column) => Add(column);

        public int VisitList(ListColumn column)
        {
            for (int i = 0; i < rows; i++)
                column.AppendMissing();
            return rows;
        }

        private int Add(BytesColumn column)
        {
            column.AppendCodes(rows, rows).Fill(BytesColumn.MissingCode);
            return rows;
        }
    }
}
