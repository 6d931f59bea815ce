namespace Millrace.Data;

/// <summary>
/// One of a schema's columns and the type of its values, so that C# checks what is done with it. Generated: <c>Trip.Columns.Fare</c>. Compared with a value
/// or with another column it makes a <see cref="Filter{T}"/>, which says what missing values and NaN come to.
/// </summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TValue">The type of a present value, whether or not values may be missing.</typeparam>
/// <param name="index">The column's place among the schema's, from 0.</param>
public sealed partial class ColumnRef<T, TValue>(int index) : ColumnRef<T>(index)
    where T : struct, ISchema<T>
    where TValue : notnull
{
    /// <summary>Rows whose value is one of some. None of them is equal to NaN.</summary>
    /// <param name="values">The values; where there are none, no row is kept.</param>
    /// <exception cref="ArgumentException">The column holds bytes or lists, or a text is no valid Unicode.</exception>
    public Filter<T> In(params TValue[] values) => FilterMaker<T, TValue>.Among(this, values);

    /// <summary>Rows whose value is neither less than one value nor greater than another.</summary>
    /// <param name="least">The least value.</param>
    /// <param name="greatest">The greatest value, which may be less than the least: then no row is kept.</param>
    /// <exception cref="ArgumentException">The column holds bytes or lists, or a text is no valid Unicode.</exception>
    public Filter<T> Between(TValue least, TValue greatest) => (this >= least) & (this <= greatest);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
