using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>
/// An order of rows by some of their columns. Texts compare by their UTF-8 bytes, enumerations by their numbers, NaN comes behind the largest number, both
/// zeros are equal, lists compare element by element, of bytes the first that differs decides. Rows that are equal in all columns stay in the order in
/// which they were.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
public sealed class Order<T>
    where T : struct, ISchema<T>
{
    private readonly ImmutableArray<KeyPart> _parts;

    internal Order(ImmutableArray<KeyPart> parts) => _parts = parts;

    internal KeyPart[] Parts => [.. _parts];

    /// <summary>The same order, and where rows are equal in it, small values of a column first.</summary>
    /// <param name="column">The column.</param>
    /// <param name="missing">Where missing values come.</param>
    public Order<T> ThenBy(ColumnRef<T> column, MissingValues missing = MissingValues.Last) => Then(column, isDescending: false, missing);

    /// <summary>The same order, and where rows are equal in it, large values of a column first.</summary>
    /// <param name="column">The column.</param>
    /// <param name="missing">Where missing values come.</param>
    public Order<T> ThenDescending(ColumnRef<T> column, MissingValues missing = MissingValues.Last) => Then(column, isDescending: true, missing);

    private Order<T> Then(ColumnRef<T> column, bool isDescending, MissingValues missing)
    {
        ArgumentNullException.ThrowIfNull(column);
        return new Order<T>(_parts.Add(new KeyPart(column.Index, isDescending, missing == MissingValues.First)));
    }
}
