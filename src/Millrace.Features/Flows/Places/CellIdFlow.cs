namespace Millrace.Features;

/// <summary>The ids of the cells of places.</summary>
/// <param name="cells">The cells.</param>
/// <param name="ids">Their ids.</param>
internal sealed class CellIdFlow(CellFlow cells, CellIds ids) : IdFlow
{
    public override void Read(FeatureWork work, int first, Span<int> found)
    {
        Span<long> all = stackalloc long[NumberFlow.Block];
        all = all[..found.Length];
        cells.Read(work, first, all);
        for (int i = 0; i < all.Length; i++)
            found[i] = ids.Of(all[i]);
    }
}
