using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes what numbers the keys of a column.</summary>
internal sealed class KeyFactory(int source) : IColumnVisitor<KeyIndex>
{
    public KeyIndex VisitValues<T>(ValueColumn<T> column)
        where T : struct => new ValueKeys<T>(source, column.Format);

    public KeyIndex VisitText(TextColumn column) => new TextKeys(source);

    public KeyIndex VisitBinary(BinaryColumn column) => throw NotKeys(column);

    public KeyIndex VisitList(ListColumn column) => throw NotKeys(column);

    private static MillraceException NotKeys(Column column) => new($"Column \"{column.Info.Name}\" holds {column.Info.TypeName}, which are no keys.");
}
