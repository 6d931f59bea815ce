namespace Millrace.Data;

/// <summary>Writes a column with a value a row, or one or none.</summary>
internal sealed class FlatWriter(ColumnInfo info, ValueWriter values) : ColumnWriter(info, values)
{
    public override SchemaNode CreateNode() => Values.CreateLeaf(Info.Name, Info.IsNullable ? Repetition.Optional : Repetition.Required);

    protected override long WritePages(Column column, PageOutput output)
    {
        int first = 0;
        for (int row = 0; row < column.Count;)
        {
            ReadOnlySpan<ulong> validity = Values.Validity;
            int present = Values.FitPage(first, PageBytes);
            int rows = validity.IsEmpty ? present : Bitmaps.RowsOf(validity, row, column.Count, present);
            output.Levels.Clear();
            if (Info.IsNullable && validity.IsEmpty)
                HybridEncoder.WriteRun(1, rows, 1, output.Levels);
            else if (Info.IsNullable)
                LevelEncoder.Encode(validity, row, rows, output.Levels);
            WritePage(output, rows, rows, 0, first, present);
            first += present;
            row += rows;
        }

        return column.Count;
    }
}
