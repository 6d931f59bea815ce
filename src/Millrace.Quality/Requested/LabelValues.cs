using Millrace.Data;

namespace Millrace.Quality;

/// <summary>The label of a batch's rows, read once for all columns that are held against it. For one thread at a time.</summary>
/// <param name="categories">Reads it as categories; null where it has none.</param>
/// <param name="numbers">Reads it as numbers; null where it is none.</param>
internal sealed class LabelValues(RowCategories? categories, NumberReader? numbers)
{
    private int[] _categories = [];
    private double[] _numbers = [];
    private int _count;

    /// <summary>How many categories there are.</summary>
    public int CategoryCount => categories?.Count ?? 0;

    /// <summary>Whether the label is a number.</summary>
    public bool HasNumbers => numbers is not null;

    /// <summary>The category of each row; <see cref="RowCategories.None"/> where there is no value.</summary>
    public ReadOnlySpan<int> Categories => _categories.AsSpan(0, _count);

    /// <summary>The number of each row; NaN where there is none.</summary>
    public ReadOnlySpan<double> Numbers => _numbers.AsSpan(0, _count);

    /// <summary>Reads the label of a batch.</summary>
    public void Read(Column label)
    {
        _count = label.Count;
        if (categories is not null)
        {
            Pooled.Grow(ref _categories, 0, _count);
            categories.Read(label).CopyTo(_categories);
        }

        if (numbers is null)
            return;
        Pooled.Grow(ref _numbers, 0, _count);
        numbers.ReadPresent(label, _numbers.AsSpan(0, _count));
    }

    /// <summary>Gives its arrays back. It may read again after that, and take new ones.</summary>
    public void LetGo()
    {
        categories?.LetGo();
        Pooled.Return(ref _categories);
        Pooled.Return(ref _numbers);
    }
}
