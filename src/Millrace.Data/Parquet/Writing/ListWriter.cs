using System.Globalization;
using System.Numerics;

namespace Millrace.Data;

/// <summary>Writes a column of lists, in the form that the format prescribes (LogicalTypes.md, "Lists").</summary>
internal sealed class ListWriter(ColumnInfo info, ValueWriter values) : ColumnWriter(info, values)
{
    // With those of the rest of a group no more than a reader takes from pages that came of few bytes.
    private const int MostItems = 1 << 25;

    private byte[] _repetitions = [];
    private byte[] _definitions = [];

    private bool HasMissingItems => Info.Item!.IsNullable;

    // A list that is there and empty, an element that is there, an element with a value.
    private int Empty => Info.IsNullable ? 1 : 0;

    private int Maximum => Empty + (HasMissingItems ? 2 : 1);

    public override SchemaNode CreateNode()
    {
        SchemaNode item = Values.CreateLeaf("element", HasMissingItems ? Repetition.Optional : Repetition.Required);
        return new SchemaNode(
            Info.Name,
            Info.IsNullable ? Repetition.Optional : Repetition.Required,
            [new SchemaNode("list", Repetition.Repeated, [item])],
            LogicalType.Of(LogicalKind.List));
    }

    public override void Dispose()
    {
        base.Dispose();
        Pooled.Return(ref _repetitions);
        Pooled.Return(ref _definitions);
    }

    protected override long WritePages(Column column, PageOutput output)
    {
        var lists = (ListColumn)column;
        long all = 0;
        int first = 0;
        for (int row = 0; row < lists.Count;)
        {
            int fits = Math.Max(Values.FitPage(first, PageBytes), 1);
            int rows = 0;
            int slots = 0;
            int present = 0;
            while (row + rows < lists.Count && present < fits && slots < PageBytes)
                (slots, present) = AddRow(lists, row + rows++, slots, present);
            output.Levels.Clear();
            LevelEncoder.Encode(_repetitions.AsSpan(0, slots), 1, output.Levels);
            int repetitionLength = output.Levels.WrittenCount;
            LevelEncoder.Encode(_definitions.AsSpan(0, slots), Maximum, output.Levels);
            WritePage(output, rows, slots, repetitionLength, first, present);
            all += slots;
            first += present;
            row += rows;
        }

        return all;
    }

    private (int Slots, int Present) AddRow(ListColumn lists, int row, int slots, int present)
    {
        (int start, int length) = lists[row].GetOffsetAndLength(lists.Items.Count);
        if (length > MostItems)
        {
            throw new UnwritableValue(row, string.Create(
                CultureInfo.InvariantCulture, $"a list of {length} elements is longer than files hold, which is {MostItems}: spread it over several rows."));
        }

        int added = Math.Max(length, 1);
        Pooled.Grow(ref _repetitions, slots, slots + added);
        Pooled.Grow(ref _definitions, slots, slots + added);
        Span<byte> repetitions = _repetitions.AsSpan(slots, added);
        Span<byte> definitions = _definitions.AsSpan(slots, added);
        repetitions.Fill(1);
        repetitions[0] = 0;
        if (length == 0)
            definitions[0] = (byte)(lists.IsMissing(row) ? 0 : Empty);
        else
            present += DefineItems(start, definitions);
        return (slots + added, present);
    }

    /// <summary>The levels of a row's elements.</summary>
    /// <returns>How many of them have a value.</returns>
    private int DefineItems(int start, Span<byte> definitions)
    {
        ReadOnlySpan<ulong> validity = Values.Validity;
        definitions.Fill((byte)Maximum);
        if (validity.IsEmpty)
            return definitions.Length;
        int present = 0;
        for (int i = 0; i < definitions.Length; i += 64)
        {
            int count = Math.Min(64, definitions.Length - i);
            ulong bits = Bitmaps.Get(validity, start + i, count);
            present += BitOperations.PopCount(bits);
            for (ulong missing = ~bits & Bitmaps.Ones(count); missing != 0; missing &= missing - 1)
                definitions[i + BitOperations.TrailingZeroCount(missing)] = (byte)(Maximum - 1);
        }

        return present;
    }
}
