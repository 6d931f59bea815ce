using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Makes the collector that suits a column.</summary>
/// <param name="seed">Different for each part that may be merged.</param>
/// <param name="isSensitive">Whether values belong to sensitive ones.</param>
internal sealed class ColumnCollectors(ulong seed, bool isSensitive) : IColumnVisitor<ColumnCollector>
{
    /// <summary>The collector of a column.</summary>
    /// <param name="column">A column of the batches that will come.</param>
    /// <param name="seed">Different for each part that may be merged.</param>
    /// <exception cref="MillraceException">The column holds lists of lists.</exception>
    public static ColumnCollector Of(Column column, ulong seed) => column.Accept(new ColumnCollectors(seed, isSensitive: false));

    public ColumnCollector VisitValues<T>(ValueColumn<T> column)
        where T : struct => (object)column switch
    {
        ValueColumn<bool> values => Whole<bool, BooleanCode>(values),
        ValueColumn<sbyte> values => Whole<sbyte, IntegerCode<sbyte>>(values),
        ValueColumn<byte> values => Whole<byte, IntegerCode<byte>>(values),
        ValueColumn<short> values => Whole<short, IntegerCode<short>>(values),
        ValueColumn<ushort> values => Whole<ushort, IntegerCode<ushort>>(values),
        ValueColumn<int> values => Whole<int, IntegerCode<int>>(values),
        ValueColumn<uint> values => Whole<uint, IntegerCode<uint>>(values),
        ValueColumn<long> values => Whole<long, IntegerCode<long>>(values),
        ValueColumn<ulong> values => Whole<ulong, UnsignedCode>(values),
        ValueColumn<DateOnly> values => Whole<DateOnly, DateCode>(values),
        ValueColumn<TimeOnly> values => Whole<TimeOnly, TimeCode>(values),
        ValueColumn<DateTime> values => Whole<DateTime, MomentCode>(values),
        ValueColumn<Half> values => Number(values),
        ValueColumn<float> values => Number(values),
        ValueColumn<double> values => Number(values),
        ValueColumn<decimal> values => Number(values),
        ValueColumn<Int128> values => Number(values),
        ValueColumn<UInt128> values => Number(values),
        _ when column.Info.Type == ColumnType.Enum => new WholeCollector<T, EnumCode<T>>(InfoOf(column), column.Format, seed),
        _ => new OpaqueCollector<T>(InfoOf(column), column.Format),
    };

    public ColumnCollector VisitText(TextColumn column) => new EntryCollector(InfoOf(column), seed);

    public ColumnCollector VisitBinary(BinaryColumn column) => new EntryCollector(InfoOf(column), seed);

    public ColumnCollector VisitList(ListColumn column)
    {
        ListHashes hashes = column.Items.Accept(new Hashes(column.Info));
        ColumnCollector items = column.Items.Accept(new ColumnCollectors(seed, isSensitive || column.Info.IsSensitive));
        return new ListCollector(InfoOf(column), items, hashes, ValueHash.Mix(seed));
    }

    private ColumnInfo InfoOf(Column column) => isSensitive ? column.Info with { IsSensitive = true } : column.Info;

    private WholeCollector<T, TCode> Whole<T, TCode>(ValueColumn<T> column)
        where T : struct
        where TCode : struct, IWholeCode<T> => new(InfoOf(column), column.Format, seed);

    private NumberCollector<T> Number<T>(ValueColumn<T> column)
        where T : unmanaged, INumber<T> => new(InfoOf(column), column.Format, seed);

    private sealed class Hashes(ColumnInfo list) : IColumnVisitor<ListHashes>
    {
        public ListHashes VisitValues<T>(ValueColumn<T> column)
            where T : struct => new ValueListHashes<T>();

        public ListHashes VisitText(TextColumn column) => new EntryListHashes();

        public ListHashes VisitBinary(BinaryColumn column) => new EntryListHashes();

        public ListHashes VisitList(ListColumn column) =>
            throw new MillraceException($"Column \"{list.Name}\" holds lists of lists, which are not scanned. Keep the inner ones as texts.");
    }
}
