namespace Millrace.Data;

/// <summary>Makes what writes the fields of a column.</summary>
internal sealed class CsvFieldWriters : IColumnVisitor<FieldWriter<CsvOutput>>
{
    /// <summary>The only one.</summary>
    public static CsvFieldWriters Instance { get; } = new();

    public FieldWriter<CsvOutput> VisitValues<T>(ValueColumn<T> column)
        where T : struct => new CsvValueWriter<T>(column);

    public FieldWriter<CsvOutput> VisitText(TextColumn column) => new CsvTextWriter(column);

    public FieldWriter<CsvOutput> VisitBinary(BinaryColumn column) => new CsvBinaryWriter(column);

    public FieldWriter<CsvOutput> VisitList(ListColumn column) => new CsvListWriter(column);
}
