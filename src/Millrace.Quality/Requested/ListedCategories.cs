using System.Text;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Some values each as a category of its own, in their order, and all others together as the last one.</summary>
internal static class ListedCategories
{
    /// <summary>The categories of a column.</summary>
    /// <param name="column">A column of the batches that will come, of values or texts.</param>
    /// <param name="values">The values as text.</param>
    public static RowCategories Of(Column column, IReadOnlyList<string> values) => column.Accept(new Maker(values));

    private sealed class Values<T>(ValueColumn<T> column, IReadOnlyList<string> values) : RowCategories(values.Count + 1)
        where T : struct
    {
        private readonly Dictionary<T, int> _codes = Codes(column.Format, values);

        protected override void Fill(Column values, Span<int> codes)
        {
            ReadOnlySpan<T> all = ((ValueColumn<T>)values).Values;
            for (int i = 0; i < codes.Length; i++)
                codes[i] = _codes.GetValueOrDefault(all[i], Count - 1);
        }

        private static Dictionary<T, int> Codes(ValueFormat<T> format, IReadOnlyList<string> values)
        {
            var codes = new Dictionary<T, int>();
            for (int i = 0; i < values.Count; i++)
            {
                if (format.TryParse(values[i], out T value))
                    codes[value] = i;
            }

            return codes;
        }
    }

    private sealed class Entries(IReadOnlyList<string> values) : RowCategories(values.Count + 1)
    {
        // Where nobody asked yet.
        private const int Unknown = -2;

        private readonly Dictionary<UInt128, int> _codes = values.Select(static (value, place) => (Key: ColumnKeys.Of(Encoding.UTF8.GetBytes(value)), place))
            .ToDictionary(static each => each.Key, static each => each.place);

        private int[] _entries = [];

        public override void LetGo()
        {
            base.LetGo();
            Pooled.Return(ref _entries);
        }

        protected override void Fill(Column values, Span<int> codes)
        {
            var column = (BytesColumn)values;
            Pooled.Grow(ref _entries, 0, column.EntryCount);
            Span<int> entries = _entries.AsSpan(0, column.EntryCount);
            entries.Fill(Unknown);
            ReadOnlySpan<int> found = column.Codes;
            for (int i = 0; i < codes.Length; i++)
            {
                if (found[i] < 0)
                {
                    codes[i] = None;
                    continue;
                }

                ref int entry = ref entries[found[i]];
                if (entry == Unknown)
                    entry = Find(column.GetBytes(found[i]));
                codes[i] = entry;
            }
        }

        // Long values are listed as they are told.
        private int Find(ReadOnlySpan<byte> entry) => _codes.GetValueOrDefault(
            ColumnKeys.Of(entry.Length <= FrequentItems.MostBytes ? entry : Encoding.UTF8.GetBytes(CutText.Of(entry))), Count - 1);
    }

    private sealed class Maker(IReadOnlyList<string> values) : IColumnVisitor<RowCategories>
    {
        public RowCategories VisitValues<T>(ValueColumn<T> column)
            where T : struct => new Values<T>(column, values);

        public RowCategories VisitText(TextColumn column) => new Entries(values);

        public RowCategories VisitBinary(BinaryColumn column) => new Entries(values);

        public RowCategories VisitList(ListColumn column) => throw new ArgumentException("Lists have no categories.");
    }
}
