using System.Buffers;

namespace Millrace.Data;

/// <summary>The names of an enumeration's members as <see cref="TextDigest"/> counts them.</summary>
internal abstract class EnumNames
{
    /// <summary>Those of a column's enumeration.</summary>
    public static EnumNames Of(Column column) => column.Accept(Maker.Instance);

    /// <summary>Writes the present values from a row on, until they are enough.</summary>
    /// <returns>The next row.</returns>
    /// <exception cref="DataException">A value is no member.</exception>
    public abstract int Write(Column column, int row, ArrayBufferWriter<byte> target);

    private sealed class Maker : IColumnVisitor<EnumNames>
    {
        public static readonly Maker Instance = new();

        public EnumNames VisitValues<T>(ValueColumn<T> column)
            where T : struct => new EnumNames<T>();

        public EnumNames VisitText(TextColumn column) => throw Other(column);

        public EnumNames VisitBinary(BinaryColumn column) => throw Other(column);

        public EnumNames VisitList(ListColumn column) => throw Other(column);

        private static ArgumentException Other(Column column) => new($"Column \"{column.Info.Name}\" holds {column.Info.TypeName} and no enumeration.");
    }
}
