using System.Collections.Immutable;
using System.Text;

namespace Millrace.Data;

/// <summary>What a manifest says of the columns of one file.</summary>
/// <param name="manifest">The manifest.</param>
/// <param name="shard">The file.</param>
/// <param name="columns">Columns of the types of which ranges are wanted.</param>
internal sealed class ShardRanges(DatasetManifest manifest, ShardEntry shard, ImmutableArray<Column> columns) : IRangeSource
{
    /// <inheritdoc/>
    public ColumnRange? Find(ColumnInfo column)
    {
        int place = manifest.IndexOf(column.Name);
        if (shard.Columns is not { } known || place < 0)
            return null;
        Column? like = columns.FirstOrDefault(each => each.Info.Name == column.Name);
        return like is null ? null : Read(like, known[place]);
    }

    private ColumnRange Read(Column like, ShardColumn known) => like.Accept(new Reader(known, new ColumnRange(shard.Rows, known.Missing)));

    private sealed class Reader(ShardColumn known, ColumnRange nothing) : IColumnVisitor<ColumnRange>
    {
        // The members of an enumeration may have other numbers than when the file was written, and so another order.
        public ColumnRange VisitValues<T>(ValueColumn<T> column)
            where T : struct => column.Info.Type != ColumnType.Enum && column.Format.TryParse(known.Min, out T least) && column.Format.TryParse(known.Max, out T greatest)
                && RowComparers.Of<T>().Holds(least, greatest, Outcomes.Less | Outcomes.Equal)
                    ? new ValueRange<T>(nothing.Rows, nothing.Missing, least, greatest)
                    : nothing;

        public ColumnRange VisitText(TextColumn column) => new TextRange(nothing.Rows, nothing.Missing, Utf8(known.Min), Utf8(known.Max));

        public ColumnRange VisitBinary(BinaryColumn column) => nothing;

        public ColumnRange VisitList(ListColumn column) => nothing;

        private static byte[]? Utf8(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);
    }
}
