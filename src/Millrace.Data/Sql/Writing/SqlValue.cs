using System.Data;

namespace Millrace.Data;

/// <summary>A column's values as parameters of statements: as types that every provider takes.</summary>
internal abstract class SqlValue
{
    /// <summary>The standard's name of the type that holds them.</summary>
    public abstract string TypeName { get; }

    /// <summary>What providers call that type.</summary>
    public abstract DbType Type { get; }

    /// <summary>A row's value, which is there.</summary>
    /// <exception cref="DataException">No type of databases holds it.</exception>
    public abstract object Of(Column column, int row);

    /// <summary>Chooses how a column's values are written.</summary>
    public static SqlValue For(Column column) => column.Accept(Values.Instance);

    private sealed class Values : IColumnVisitor<SqlValue>
    {
        public static Values Instance { get; } = new();

        public SqlValue VisitValues<T>(ValueColumn<T> column)
            where T : struct => column.Info.Type switch
            {
                ColumnType.Boolean => new SqlValueOf<bool>("boolean", DbType.Boolean, static value => value),
                ColumnType.SByte => new SqlValueOf<sbyte>("smallint", DbType.Int16, static value => (short)value),
                ColumnType.Byte => new SqlValueOf<byte>("smallint", DbType.Int16, static value => (short)value),
                ColumnType.Int16 => new SqlValueOf<short>("smallint", DbType.Int16, static value => value),
                ColumnType.UInt16 => new SqlValueOf<ushort>("integer", DbType.Int32, static value => (int)value),
                ColumnType.Int32 => new SqlValueOf<int>("integer", DbType.Int32, static value => value),
                ColumnType.UInt32 => new SqlValueOf<uint>("bigint", DbType.Int64, static value => (long)value),
                ColumnType.Int64 => new SqlValueOf<long>("bigint", DbType.Int64, static value => value),
                ColumnType.UInt64 => new SqlValueOf<ulong>("numeric", DbType.Decimal, static value => (decimal)value),
                ColumnType.Int128 => new SqlValueOf<Int128>("numeric", DbType.Decimal, static value => Decimal(value)),
                ColumnType.UInt128 => new SqlValueOf<UInt128>("numeric", DbType.Decimal, static value => Decimal(value)),
                ColumnType.Half => new SqlValueOf<Half>("real", DbType.Single, static value => (float)value),
                ColumnType.Single => new SqlValueOf<float>("real", DbType.Single, static value => value),
                ColumnType.Double => new SqlValueOf<double>("double precision", DbType.Double, static value => value),
                ColumnType.Decimal => new SqlValueOf<decimal>("numeric", DbType.Decimal, static value => value),
                ColumnType.DateTime => new SqlValueOf<DateTime>("timestamp", DbType.DateTime2, static value => DateTime.SpecifyKind(value, DateTimeKind.Unspecified)),
                ColumnType.Date => new SqlValueOf<DateOnly>("date", DbType.Date, static value => value),
                ColumnType.Time => new SqlValueOf<TimeOnly>("time", DbType.Time, static value => value),
                ColumnType.Guid => new SqlValueOf<Guid>("uuid", DbType.Guid, static value => value),
                _ => new SqlText(),
            };

        public SqlValue VisitText(TextColumn column) => new SqlText();

        public SqlValue VisitBinary(BinaryColumn column) => new SqlBinary();

        public SqlValue VisitList(ListColumn column) => new SqlText();

        private static decimal Decimal<T>(T value)
            where T : struct, System.Numerics.INumber<T>
        {
            try
            {
                return decimal.CreateChecked(value);
            }
            catch (OverflowException)
            {
                throw new DataException("a whole number of more than 96 bits is no number of a database. Write the column as a text.");
            }
        }
    }
}
