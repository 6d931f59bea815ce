using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>
/// Which rows of a schema are wanted, said of its columns so that C# checks it: <c>(Trip.Columns.Fare &gt; 10) &amp; Trip.Columns.Company.IsPresent()</c>.
/// Immutable. Evaluated column by column, and what a file tells of its row groups spares reading those that have no such row.
/// </summary>
/// <remarks>
/// As in SQL, a comparison with a missing value is neither true nor false, and neither is its contrary: such a row is kept by
/// neither, unless another part of the filter holds without it. As in C#, NaN is equal to nothing and neither less nor greater, so
/// <c>Fare &gt; 10</c> keeps no NaN and <c>!(Fare &gt; 10)</c> keeps each, and the zeros are equal. Texts compare by their UTF-8 bytes, enumerations by their
/// numbers, false is less than true.
/// </remarks>
/// <typeparam name="T">The row type.</typeparam>
#pragma warning disable CA2225 // Names beside the operators would be second ways to write one filter.
public abstract class Filter<T>
    where T : struct, ISchema<T>
{
    private protected Filter()
    {
    }

    /// <summary>The columns that the filter looks at, as places among the schema's, each once and in order.</summary>
    internal ImmutableArray<int> Columns
    {
        get
        {
            var columns = new SortedSet<int>();
            AddColumns(columns);
            return [.. columns];
        }
    }

    /// <summary>Whether the text of the filter needs brackets beside an operator.</summary>
    internal virtual bool IsCompound => false;

    /// <summary>Rows for which both hold. In C# <c>&amp;</c> binds less than comparisons do.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static Filter<T> operator &(Filter<T> left, Filter<T> right) => new JoinedFilter<T>(left, right, isAnd: true);

    /// <summary>Rows for which one holds at least.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static Filter<T> operator |(Filter<T> left, Filter<T> right) => new JoinedFilter<T>(left, right, isAnd: false);

    /// <summary>Rows for which it is false: not those of which nobody knows, since a value is missing.</summary>
    /// <param name="filter">The filter.</param>
    public static Filter<T> operator !(Filter<T> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.Negate();
    }

    /// <summary>Which rows of a batch are kept.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="kept">A bit a row, the least significant first; bits behind the last row become clear. One word for 64 rows.</param>
    /// <exception cref="ArgumentException">There is no room for a bit a row.</exception>
    public void Evaluate(Batch<T> batch, Span<ulong> kept)
    {
        ArgumentNullException.ThrowIfNull(batch);
        int words = Bitmaps.Words(batch.Count);
        if (kept.Length < words)
            throw new ArgumentException($"{batch.Count} rows need {words} words, and there are {kept.Length}.", nameof(kept));
        if (words > 0)
            Evaluate(new FilterColumns(batch.Columns), kept[..words]);
    }

    /// <inheritdoc/>
    public abstract override string ToString();

    /// <summary>Which rows are kept, at least one; bits behind the last row are clear.</summary>
    internal abstract void Evaluate(FilterColumns columns, Span<ulong> kept);

    /// <summary>Whether rows of which these ranges are known can be kept. False only where none can.</summary>
    internal abstract bool MayKeep(IRangeSource ranges);

    /// <summary>The filter that is true where this is false.</summary>
    internal abstract Filter<T> Negate();

    /// <summary>Adds the columns that the filter looks at.</summary>
    internal abstract void AddColumns(ISet<int> columns);
}
