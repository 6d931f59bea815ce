using Millrace.Data;

namespace Millrace.Tables;

/// <summary>The hashers of columns whose values are texts, or of any size.</summary>
internal sealed class ColumnHashers : IColumnVisitor<ColumnHasher>
{
    public static readonly ColumnHashers Instance = new();

    /// <inheritdoc/>
    public ColumnHasher VisitValues<T>(ValueColumn<T> column)
        where T : struct => column.Info.Type == ColumnType.Enum
        ? new NameHasher<T>()
        : throw new ArgumentOutOfRangeException(nameof(column), column.Info.TypeName, "No such column type.");

    /// <inheritdoc/>
    public ColumnHasher VisitText(TextColumn column) => new BytesHasher(CanonicalBytes.Text);

    /// <inheritdoc/>
    public ColumnHasher VisitBinary(BinaryColumn column) => new BytesHasher(CanonicalBytes.Binary);

    /// <inheritdoc/>
    public ColumnHasher VisitList(ListColumn column) => new ListHasher(ColumnHasher.Of(column.Items));
}
