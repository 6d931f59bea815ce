namespace Millrace.Features;

/// <summary>From cells to their ids.</summary>
internal sealed class CellIds
{
    private readonly Dictionary<long, int> _kept = [];
    private readonly int _precision;
    private readonly CategoryIds _ids;

    /// <param name="precision">Characters of a cell's text.</param>
    /// <param name="ids">The ids of the texts.</param>
    public CellIds(int precision, CategoryIds ids)
    {
        (_precision, _ids) = (precision, ids);
        for (int id = 0; id < ids.Values.Length; id++)
            _kept.Add(Geohash.Parse(ids.Values[id]), id);
    }

    /// <summary>The id of a cell, <see cref="Geohash.None"/> among them.</summary>
    public int Of(long cell)
    {
        if (cell == Geohash.None)
            return _ids.Missing;
        if (_kept.TryGetValue(cell, out int id))
            return id;
        Span<byte> text = stackalloc byte[Geohash.Longest];
        text = text[.._precision];
        Geohash.Write(cell, text);
        return _ids.Unkept(text);
    }
}
