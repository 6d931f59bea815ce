namespace Millrace.Data;

/// <summary>Finds the least and the greatest of a column's values, and counts the missing ones, batch by batch.</summary>
internal abstract class ColumnEnds
{
    private long _missing;

    /// <summary>What finds those of a column.</summary>
    public static ColumnEnds Of(Column column) => column.Info.IsSensitive ? new NoEnds() : column.Accept(Maker.Instance);

    /// <summary>Adds the rows of a column.</summary>
    public void Add(Column column)
    {
        _missing += column.MissingCount;
        if (column.MissingCount < column.Count)
            AddValues(column);
    }

    /// <summary>What was found; after it the next file begins.</summary>
    /// <param name="digest">The column's digest.</param>
    public ShardColumn Complete(string digest)
    {
        var (min, max) = TakeEnds();
        var column = new ShardColumn(_missing, min, max, digest);
        _missing = 0;
        return column;
    }

    /// <summary>Adds values, of which one is present at least.</summary>
    protected abstract void AddValues(Column column);

    /// <summary>The ends as text, which are forgotten.</summary>
    protected abstract (string? Min, string? Max) TakeEnds();

    private sealed class NoEnds : ColumnEnds
    {
        protected override void AddValues(Column column)
        {
        }

        protected override (string? Min, string? Max) TakeEnds() => default;
    }

    private sealed class Maker : IColumnVisitor<ColumnEnds>
    {
        public static readonly Maker Instance = new();

        public ColumnEnds VisitValues<T>(ValueColumn<T> column)
            where T : struct => new ValueEnds<T>(column.Format);

        public ColumnEnds VisitText(TextColumn column) => new TextEnds();

        public ColumnEnds VisitBinary(BinaryColumn column) => new NoEnds();

        public ColumnEnds VisitList(ListColumn column) => new NoEnds();
    }
}
