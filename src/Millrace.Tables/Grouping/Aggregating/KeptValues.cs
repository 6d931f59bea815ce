using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Makes what keeps one of the values of a column in each group.</summary>
/// <param name="choice">Which value.</param>
/// <param name="create">Makes an empty column of the source's type.</param>
/// <param name="space">The budget of values of any width.</param>
internal sealed class KeptValues(Choice choice, Func<Column> create, WorkSpace space) : IColumnVisitor<Aggregator>
{
    /// <summary>Whether what is kept of a group may grow with its rows.</summary>
    public static bool MayGrow(ColumnInfo column, Choice choice) =>
        choice != Choice.First && column.Type is ColumnType.Text or ColumnType.Binary or ColumnType.List;

    /// <summary>Makes it.</summary>
    public static Aggregator Create(Choice choice, Func<Column> create, WorkSpace space) => create().Accept(new KeptValues(choice, create, space));

    Aggregator IColumnVisitor<Aggregator>.VisitValues<T>(ValueColumn<T> column) => choice is Choice.First or Choice.Last
        ? new PlacedValue<T>(choice == Choice.Last)
        : new BestValue<T>(choice == Choice.Largest);

    Aggregator IColumnVisitor<Aggregator>.VisitText(TextColumn column) => new Kept(choice, create, space);

    Aggregator IColumnVisitor<Aggregator>.VisitBinary(BinaryColumn column) => new Kept(choice, create, space);

    Aggregator IColumnVisitor<Aggregator>.VisitList(ListColumn column) => new Kept(choice, create, space);
}
