namespace Millrace.Features;

/// <summary>The ids of the cells of places.</summary>
internal sealed class CellIdFlow : IdFlow
{
    private readonly Dictionary<long, int> _kept = [];
    private readonly CellFlow _cells;
    private readonly CategoryIds _ids;

    public CellIdFlow(CellFlow cells, CategoryIds ids)
    {
        (_cells, _ids) = (cells, ids);
        for (int id = 0; id < ids.Values.Length; id++)
            _kept.Add(Geohash.Parse(ids.Values[id]), id);
    }

    public override void Read(FeatureWork work, int first, Span<int> found)
    {
        Span<long> cells = stackalloc long[NumberFlow.Block];
        cells = cells[..found.Length];
        _cells.Read(work, first, cells);
        for (int i = 0; i < cells.Length; i++)
            found[i] = cells[i] == Geohash.None ? _ids.Missing : _kept.TryGetValue(cells[i], out int id) ? id : Unkept(cells[i]);
    }

    private int Unkept(long cell)
    {
        Span<byte> text = stackalloc byte[Geohash.Longest];
        text = text[.._cells.Precision];
        Geohash.Write(cell, text);
        return _ids.Unkept(text);
    }
}
