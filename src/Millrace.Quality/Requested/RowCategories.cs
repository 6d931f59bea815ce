using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Tells of each row of a column which of some categories its value belongs to. For one thread at a time.</summary>
/// <param name="count">How many categories there are.</param>
internal abstract class RowCategories(int count)
{
    /// <summary>The category of rows without a value, and of NaN.</summary>
    public const int None = -1;

    private int[] _codes = [];

    /// <summary>How many categories there are.</summary>
    public int Count { get; } = count;

    /// <summary>The categories of a batch's rows. Valid until it reads again.</summary>
    public ReadOnlySpan<int> Read(Column values)
    {
        Pooled.Grow(ref _codes, 0, values.Count);
        Span<int> codes = _codes.AsSpan(0, values.Count);
        Fill(values, codes);
        if (values.MissingCount == 0)
            return codes;
        for (int i = 0; i < codes.Length; i++)
        {
            if (values.IsMissing(i))
                codes[i] = None;
        }

        return codes;
    }

    /// <summary>Gives its arrays back. It may read again after that, and take new ones.</summary>
    public virtual void LetGo() => Pooled.Return(ref _codes);

    /// <summary>Finds the categories; those of missing values do not matter.</summary>
    protected abstract void Fill(Column values, Span<int> codes);
}
