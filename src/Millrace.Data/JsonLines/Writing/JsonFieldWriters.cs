namespace Millrace.Data;

/// <summary>Makes what writes the values of a column.</summary>
internal sealed class JsonFieldWriters : IColumnVisitor<JsonFieldWriter>
{
    /// <summary>The only one.</summary>
    public static JsonFieldWriters Instance { get; } = new();

    public JsonFieldWriter VisitValues<T>(ValueColumn<T> column)
        where T : struct => new JsonValueWriter<T>(column);

    public JsonFieldWriter VisitText(TextColumn column) => new JsonTextWriter(column);

    public JsonFieldWriter VisitBinary(BinaryColumn column) => new JsonBinaryWriter(column);

    public JsonFieldWriter VisitList(ListColumn column) => new JsonListWriter(column);
}
