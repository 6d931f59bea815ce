namespace Millrace.Data;

/// <summary>Chooses what reads a column's values.</summary>
internal sealed class SqlReaders : IColumnVisitor<SqlColumnReader>
{
    public static SqlReaders Instance { get; } = new();

    public SqlColumnReader VisitValues<T>(ValueColumn<T> column)
        where T : struct => column.Info.Type switch
        {
            var type when type.IsNumber() => type.Accept(NumberReaders.Instance),
            ColumnType.Boolean => new SqlBooleanReader(),
            ColumnType.DateTime or ColumnType.Date or ColumnType.Time => new SqlClockReader(),
            _ => new SqlValueReader<T>(),
        };

    public SqlColumnReader VisitText(TextColumn column) => new SqlTextReader();

    public SqlColumnReader VisitBinary(BinaryColumn column) => new SqlBinaryReader();

    public SqlColumnReader VisitList(ListColumn column) => new SqlListReader();

    private sealed class NumberReaders : INumberVisitor<SqlColumnReader>
    {
        public static NumberReaders Instance { get; } = new();

        public SqlColumnReader Visit<T>()
            where T : unmanaged, System.Numerics.INumber<T> => new SqlNumberReader<T>();
    }
}
