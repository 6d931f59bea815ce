namespace Millrace.Data;

/// <summary>Makes what writes the values of a column.</summary>
internal sealed class JsonFieldWriters : IColumnVisitor<FieldWriter<TextOutput>>
{
    /// <summary>The only one.</summary>
    public static JsonFieldWriters Instance { get; } = new();

    public FieldWriter<TextOutput> VisitValues<T>(ValueColumn<T> column)
        where T : struct => new JsonValueWriter<T>(column);

    public FieldWriter<TextOutput> VisitText(TextColumn column) => new JsonTextWriter(column);

    public FieldWriter<TextOutput> VisitBinary(BinaryColumn column) => new JsonBinaryWriter(column);

    public FieldWriter<TextOutput> VisitList(ListColumn column) => new JsonListWriter(column);
}
