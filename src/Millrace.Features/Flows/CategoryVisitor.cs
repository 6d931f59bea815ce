using Millrace.Data;

namespace Millrace.Features;

/// <summary>Makes something of a column of categories; refuses others.</summary>
internal abstract class CategoryVisitor<TResult> : IColumnVisitor<TResult>
{
    public abstract TResult VisitValues<T>(ValueColumn<T> column)
        where T : struct;

    public abstract TResult VisitText(TextColumn column);

    public TResult VisitBinary(BinaryColumn column) => throw NotCategories(column);

    public TResult VisitList(ListColumn column) => throw NotCategories(column);

    private static MillraceException NotCategories(Column column) =>
        new($"Column \"{column.Info.Name}\" holds {column.Info.TypeName}, which are no categories.");
}
