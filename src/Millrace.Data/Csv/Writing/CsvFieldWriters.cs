namespace Millrace.Data;

/// <summary>Makes what writes the fields of a column.</summary>
internal sealed class CsvFieldWriters : IColumnVisitor<CsvFieldWriter>
{
    /// <summary>The only one.</summary>
    public static CsvFieldWriters Instance { get; } = new();

    public CsvFieldWriter VisitValues<T>(ValueColumn<T> column)
        where T : struct => new CsvValueWriter<T>(column);

    public CsvFieldWriter VisitText(TextColumn column) => new CsvTextWriter(column);

    public CsvFieldWriter VisitBinary(BinaryColumn column) => new CsvBinaryWriter(column);

    public CsvFieldWriter VisitList(ListColumn column) => new CsvListWriter(column);
}
