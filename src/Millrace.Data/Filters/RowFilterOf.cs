using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>A filter of one schema.</summary>
internal sealed class RowFilter<T> : RowFilter
    where T : struct, ISchema<T>
{
    private readonly Filter<T> _filter;
    private readonly ImmutableArray<int> _columns;

    public RowFilter(Filter<T> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        _filter = filter;
        _columns = filter.Columns;
    }

    public override ImmutableArray<Column> CreateColumns()
    {
        // The others hold no memory.
        Batch<T> batch = T.CreateBatch(0);
        return [.. _columns.Select(index => batch.Columns[index])];
    }

    public override void Evaluate(ImmutableArray<Column> columns, Span<ulong> kept)
    {
        int[] places = new int[T.Schema.Columns.Length];
        foreach (int index in _columns)
            places[index] = PlaceOf(columns, T.Schema.Columns[index].Name);
        _filter.Evaluate(new FilterColumns(columns, places), kept);
    }

    public override bool MayKeep(IRangeSource ranges) => _filter.MayKeep(ranges);

    public override string ToString() => _filter.ToString();

    private static int PlaceOf(ImmutableArray<Column> columns, string name)
    {
        int place = 0;
        while (columns[place].Info.Name != name)
            place++;
        return place;
    }
}
