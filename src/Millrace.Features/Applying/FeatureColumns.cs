using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>
/// The columns of computed features in files: one a feature, named like it, one of the label and one of the weight, named like their methods, and those of the
/// row key as rows have them. A feature of one number is a column of floats, or of whole numbers where it is an id; one of several numbers, indicators among
/// them, a column of lists of one length, and sparse ids are lists of any.
/// </summary>
internal sealed class FeatureColumns : ScanTarget
{
    private readonly FeatureLayout _layout;
    private readonly ImmutableArray<RowKeyColumn> _keys;

    /// <param name="fitted">The features.</param>
    /// <param name="hasLabel">Whether the rows have a label.</param>
    /// <param name="hasWeight">Whether the rows have a weight.</param>
    public FeatureColumns(FittedSet fitted, bool hasLabel, bool hasWeight)
    {
        FeatureSetInfo set = fitted.Definition.Set;
        (_layout, HasLabel, HasWeight) = (fitted.Layout, hasLabel, hasWeight);
        _keys = set.Key?.Columns ?? [];
        SparseSources = [.. fitted.Features.Where(static feature => feature.Slot.Kind == FeatureKind.Sparse).SelectMany(static feature => feature.Info.Columns)];
        IEnumerable<ColumnInfo> columns = fitted.Layout.Slots.Select((slot, i) => Info(slot, fitted.Definition.IsSensitive(i)));
        if (hasLabel)
            columns = columns.Append(Column(set.LabelName ?? "label", ColumnType.Single));
        if (hasWeight)
            columns = columns.Append(Column(set.WeightName ?? "weight", ColumnType.Single));
        Schema = new SchemaInfo(set.Name, [.. columns, .. _keys.Select(static key => key.Column)]);
    }

    /// <summary>The columns.</summary>
    public SchemaInfo Schema { get; }

    /// <summary>The names in files of the columns of lists, of each feature of sparse ids, of which each element becomes an id.</summary>
    public ImmutableArray<string> SparseSources { get; }

    /// <summary>Whether there is a label.</summary>
    public bool HasLabel { get; }

    /// <summary>Whether there is a weight.</summary>
    public bool HasWeight { get; }

    /// <inheritdoc/>
    public override Batch CreateBatch() => new ScanBatch(
        Schema, [.. Schema.Columns.Take(FirstKey).Select(Create), .. _keys.Select(static key => key.Create(key.Column, 0))]);

    private int LabelPlace => _layout.Slots.Length;

    private int WeightPlace => LabelPlace + (HasLabel ? 1 : 0);

    private int FirstKey => WeightPlace + (HasWeight ? 1 : 0);

    /// <summary>The columns that a dataset has of which the number of columns is known: a weight has none without its label.</summary>
    public static FeatureColumns Of(FittedSet fitted, int columns)
    {
        FeatureSetInfo set = fitted.Definition.Set;
        bool hasLabel = columns > fitted.Layout.Slots.Length + (set.Key?.Columns.Length ?? 0);
        return new FeatureColumns(fitted, hasLabel, hasLabel && set.WeightName is not null);
    }

    /// <summary>Adds rows of a block to a batch.</summary>
    public void Append(FeatureBlock block, int first, int count, Batch target)
    {
        for (int i = 0; i < _layout.Slots.Length; i++)
        {
            FeatureSlot slot = _layout[i];
            int place = _layout.GroupOffset(i);
            if (slot.Group == FeatureGroup.Sparse)
                Append(block.Sparse(place), first, count, (ListColumn)target.Columns[i]);
            else if (slot.Group == FeatureGroup.Ids)
                Append(block.Ids, _layout.IdWidth, first, count, slot.Width, place, target.Columns[i]);
            else
                Append(block.Dense, _layout.DenseWidth, first, count, slot.Width, place, target.Columns[i]);
        }

        if (HasLabel)
            block.Labels.Slice(first, count).CopyTo(((ValueColumn<float>)target.Columns[LabelPlace]).AppendUninitialized(count));
        if (HasWeight)
            block.Weights.Slice(first, count).CopyTo(((ValueColumn<float>)target.Columns[WeightPlace]).AppendUninitialized(count));
        for (int i = 0; i < _keys.Length; i++)
            target.Columns[FirstKey + i].AppendRange(block.Keys[i], first, count);
    }

    /// <summary>Puts the rows of a batch into a block, in place of those that it has.</summary>
    public void Read(Batch source, FeatureBlock block)
    {
        block.Begin(_layout, source.Count);
        for (int i = 0; i < _layout.Slots.Length; i++)
        {
            FeatureSlot slot = _layout[i];
            int place = _layout.GroupOffset(i);
            if (slot.Group == FeatureGroup.Sparse)
                Read((ListColumn)source.Columns[i], block.Sparse(place));
            else if (slot.Group == FeatureGroup.Ids)
                Read(source.Columns[i], block.IdBuffer, _layout.IdWidth, slot.Width, place);
            else
                Read(source.Columns[i], block.DenseBuffer, _layout.DenseWidth, slot.Width, place);
        }

        if (HasLabel)
            ((ValueColumn<float>)source.Columns[LabelPlace]).Values.CopyTo(block.BeginLabels());
        if (HasWeight)
            ((ValueColumn<float>)source.Columns[WeightPlace]).Values.CopyTo(block.BeginWeights());
        block.SetKeys(source.Columns[FirstKey..]);
    }

    private static void Append<T>(ReadOnlySpan<T> values, int stride, int first, int count, int width, int place, Column target)
        where T : struct
    {
        var list = target as ListColumn;
        Span<T> added = ((ValueColumn<T>)(list?.Items ?? target)).AppendUninitialized(count * width);
        for (int row = 0; row < count; row++)
            values.Slice(((first + row) * stride) + place, width).CopyTo(added[(row * width)..]);
        for (int row = list is null ? count : 0, end = list is null ? 0 : list.Items.Count - (count * width); row < count; row++)
            list!.AppendRow(end += width, isMissing: false);
    }

    private static void Append(SparseIds ids, int first, int count, ListColumn target)
    {
        var items = (ValueColumn<int>)target.Items;
        for (int row = first; row < first + count; row++)
        {
            ids[row].CopyTo(items.AppendUninitialized(ids[row].Length));
            target.EndRow();
        }
    }

    private static void Read<T>(Column source, Span<T> buffer, int stride, int width, int place)
        where T : struct
    {
        ReadOnlySpan<T> values = ((ValueColumn<T>)((source as ListColumn)?.Items ?? source)).Values;
        if (values.Length != source.Count * width)
            throw new DataException($"Column \"{source.Info.Name}\" has {values.Length} numbers in {source.Count} rows, and each row has {width}.");
        for (int row = 0; row < source.Count; row++)
            values.Slice(row * width, width).CopyTo(buffer[((row * stride) + place)..]);
    }

    private static void Read(ListColumn source, SparseIds ids)
    {
        ReadOnlySpan<int> values = ((ValueColumn<int>)source.Items).Values;
        values.CopyTo(ids.Reserve(values.Length));
        foreach (int end in source.Ends)
            ids.EndRow(end);
    }

    private static ColumnInfo Info(FeatureSlot slot, bool isSensitive)
    {
        ColumnType type = slot.Group == FeatureGroup.Dense ? ColumnType.Single : ColumnType.Int32;
        return slot.Width == 1
            ? Column(slot.Name, type) with { IsSensitive = isSensitive }
            : Column(slot.Name, ColumnType.List) with { IsSensitive = isSensitive, Item = Column(slot.Name, type) with { IsSensitive = isSensitive } };
    }

    private static ColumnInfo Column(string name, ColumnType type) => new(name, name, type, IsNullable: false);

    private static Column Create(ColumnInfo info) => info.Type switch
    {
        ColumnType.Single => new ValueColumn<float>(info, 0, ValueFormats.Single),
        ColumnType.Int32 => new ValueColumn<int>(info, 0, ValueFormats.Int32),
        _ => new ListColumn<Column>(info, Create(info.Item!), 0),
    };
}
