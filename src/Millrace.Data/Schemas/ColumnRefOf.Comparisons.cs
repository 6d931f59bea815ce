namespace Millrace.Data;

/// <content>The comparisons. They throw an <see cref="ArgumentException"/> where the column holds bytes or lists, or a text is no valid Unicode.</content>
#pragma warning disable CA2225 // Names beside the operators would be second ways to write one filter.
public sealed partial class ColumnRef<T, TValue>
{
    /// <summary>Rows whose value is equal to one value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter<T> operator ==(ColumnRef<T, TValue> column, TValue value) =>
        FilterMaker<T, TValue>.Compare(column, value, Outcomes.Equal);

    /// <summary>Rows in which the one column's value is equal to the other's.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static Filter<T> operator ==(ColumnRef<T, TValue> left, ColumnRef<T, TValue> right) =>
        FilterMaker<T, TValue>.Compare(left, right, Outcomes.Equal);

    /// <summary>Rows whose value is another than one value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter<T> operator !=(ColumnRef<T, TValue> column, TValue value) =>
        FilterMaker<T, TValue>.Compare(column, value, Outcomes.NotEqual);

    /// <summary>Rows in which the one column's value is another than the other's.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static Filter<T> operator !=(ColumnRef<T, TValue> left, ColumnRef<T, TValue> right) =>
        FilterMaker<T, TValue>.Compare(left, right, Outcomes.NotEqual);

    /// <summary>Rows whose value is less than one value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter<T> operator <(ColumnRef<T, TValue> column, TValue value) =>
        FilterMaker<T, TValue>.Compare(column, value, Outcomes.Less);

    /// <summary>Rows in which the one column's value is less than the other's.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static Filter<T> operator <(ColumnRef<T, TValue> left, ColumnRef<T, TValue> right) =>
        FilterMaker<T, TValue>.Compare(left, right, Outcomes.Less);

    /// <summary>Rows whose value is at most one value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter<T> operator <=(ColumnRef<T, TValue> column, TValue value) =>
        FilterMaker<T, TValue>.Compare(column, value, Outcomes.Less | Outcomes.Equal);

    /// <summary>Rows in which the one column's value is at most the other's.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static Filter<T> operator <=(ColumnRef<T, TValue> left, ColumnRef<T, TValue> right) =>
        FilterMaker<T, TValue>.Compare(left, right, Outcomes.Less | Outcomes.Equal);

    /// <summary>Rows whose value is greater than one value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter<T> operator >(ColumnRef<T, TValue> column, TValue value) =>
        FilterMaker<T, TValue>.Compare(column, value, Outcomes.Greater);

    /// <summary>Rows in which the one column's value is greater than the other's.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static Filter<T> operator >(ColumnRef<T, TValue> left, ColumnRef<T, TValue> right) =>
        FilterMaker<T, TValue>.Compare(left, right, Outcomes.Greater);

    /// <summary>Rows whose value is at least one value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value.</param>
    public static Filter<T> operator >=(ColumnRef<T, TValue> column, TValue value) =>
        FilterMaker<T, TValue>.Compare(column, value, Outcomes.Greater | Outcomes.Equal);

    /// <summary>Rows in which the one column's value is at least the other's.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    public static Filter<T> operator >=(ColumnRef<T, TValue> left, ColumnRef<T, TValue> right) =>
        FilterMaker<T, TValue>.Compare(left, right, Outcomes.Greater | Outcomes.Equal);
}
