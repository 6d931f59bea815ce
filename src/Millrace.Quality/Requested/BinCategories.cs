using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Numbers in bins between edges, each with its upper edge.</summary>
/// <param name="reader">Reads the numbers.</param>
/// <param name="edges">The upper edges of all bins but the last, ascending, no two equal.</param>
internal sealed class BinCategories(NumberReader reader, double[] edges) : RowCategories(edges.Length + 1)
{
    private double[] _numbers = [];

    public override void LetGo()
    {
        base.LetGo();
        Pooled.Return(ref _numbers);
    }

    protected override void Fill(Column values, Span<int> codes)
    {
        Pooled.Grow(ref _numbers, 0, values.Count);
        reader.Read(values, _numbers);
        for (int i = 0; i < codes.Length; i++)
        {
            if (double.IsNaN(_numbers[i]))
            {
                codes[i] = None;
                continue;
            }

            int found = Array.BinarySearch(edges, _numbers[i]);
            codes[i] = found >= 0 ? found : ~found;
        }
    }
}
