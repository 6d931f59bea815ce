namespace Millrace.Data;

/// <summary>Code that needs a column's value type, such as an enumeration's, which <see cref="ColumnInfo.Type"/> cannot name.</summary>
/// <typeparam name="TResult">What a visit yields.</typeparam>
public interface IColumnVisitor<out TResult>
{
    /// <summary>Visits a column of fixed-width values.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="column">The column.</param>
    TResult VisitValues<T>(ValueColumn<T> column)
        where T : struct;

    /// <summary>Visits a column of texts.</summary>
    /// <param name="column">The column.</param>
    TResult VisitText(TextColumn column);

    /// <summary>Visits a column of strings of bytes.</summary>
    /// <param name="column">The column.</param>
    TResult VisitBinary(BinaryColumn column);

    /// <summary>Visits a column of lists.</summary>
    /// <param name="column">The column.</param>
    TResult VisitList(ListColumn column);
}
