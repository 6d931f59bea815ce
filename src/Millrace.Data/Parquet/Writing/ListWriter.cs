namespace Millrace.Data;

/// <summary>Writes a column of lists, in the form that the format prescribes (LogicalTypes.md, "Lists").</summary>
internal sealed class ListWriter(ColumnInfo info, ValueWriter values) : ColumnWriter(info, values)
{
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
            output.Levels.ResetWrittenCount();
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
        int added = Math.Max(length, 1);
        Pooled.Grow(ref _repetitions, slots, slots + added);
        Pooled.Grow(ref _definitions, slots, slots + added);
        Span<byte> repetitions = _repetitions.AsSpan(slots, added);
        Span<byte> definitions = _definitions.AsSpan(slots, added);
        repetitions.Fill(1);
        repetitions[0] = 0;
        definitions.Fill((byte)(lists.IsMissing(row) ? 0 : length == 0 ? Empty : Maximum));
        present += length;
        for (int i = 0; HasMissingItems && i < length; i++)
        {
            if (!lists.Items.IsMissing(start + i))
                continue;
            definitions[i] = (byte)(Maximum - 1);
            present--;
        }

        return (slots + added, present);
    }
}
