using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>What a second pass over the rows is for, and what the first one has found for it.</summary>
internal sealed class RequestedPlan
{
    private readonly DatasetStatistics _known;

    /// <param name="schema">The rows' schema.</param>
    /// <param name="options">What is asked, checked.</param>
    /// <param name="collected">What the first pass has gathered.</param>
    public RequestedPlan(SchemaInfo schema, StatisticsOptions options, CollectedStatistics collected)
    {
        (Schema, Options) = (schema, options);
        Label = options.Label is { } label ? schema.IndexOf(label) : -1;
        _known = collected.Summary(
            options with
            {
                TopValues = Math.Max(LabelCollector.MostValues, options.MostSlices),
                Quantiles = [.. Enumerable.Range(1, LabelCollector.Bins - 1).Select(static bin => (double)bin / LabelCollector.Bins)],
            },
            mask: false);
        Slices = [.. options.SliceBy.Select(name => new SliceColumn(schema.IndexOf(name), name, ValuesOf(name, options.MostSlices)))];
    }

    /// <summary>The rows' schema.</summary>
    public SchemaInfo Schema { get; }

    /// <summary>What is asked.</summary>
    public StatisticsOptions Options { get; }

    /// <summary>The label's place in the schema; −1 where none is asked for.</summary>
    public int Label { get; }

    /// <summary>The columns of slices.</summary>
    public ImmutableArray<SliceColumn> Slices { get; }

    /// <summary>Whether options ask for what one pass cannot find.</summary>
    public static bool IsNeeded(StatisticsOptions options) => options.ExactHistograms || options.Label is not null || !options.SliceBy.IsEmpty;

    /// <summary>What counts a column's numbers; null where it has none that may be told.</summary>
    public ExactHistogram? HistogramOf(Column column, int place) =>
        Options.ExactHistograms && !column.Info.IsSensitive && _known.Columns[place].Numbers is { Minimum: { } minimum, Maximum: { } maximum }
            ? new ExactHistogram(NumberReader.Of(column)!, new EqualWidthCounter(minimum, maximum, Options.Buckets))
            : null;

    /// <summary>What reads the label; null where none is asked for, and where it is sensitive.</summary>
    /// <param name="shape">A batch like those that will come.</param>
    public LabelValues? LabelOf(Batch shape) =>
        Label < 0 || shape.Columns[Label].Info.IsSensitive ? null : LabelCollector.LabelOf(shape.Columns[Label], _known.Columns[Label]);

    /// <summary>What holds a column against the label; null for the label itself, sensitive columns and lists.</summary>
    public LabelCollector? AgainstLabel(LabelValues? label, Column column, int place) =>
        label is null || Label == place || column.Info.IsSensitive || column.Info.Type == ColumnType.List
            ? null
            : new LabelCollector(column, _known.Columns[place], label);

    /// <summary>Begins to gather of a slice.</summary>
    /// <param name="columns">Columns like those of the batches that will come.</param>
    /// <param name="stretch">The number of the stretch that its rows are in.</param>
    public CollectedStatistics BeginSlice(ImmutableArray<Column> columns, int stretch) =>
        new(Schema.Name, columns, (ulong)stretch + 1) { WeightColumn = Options.Weight };

    private ImmutableArray<string> ValuesOf(string name, int most) => [.. _known.Find(name)!.Frequent!.Values.Take(most).Select(static value => value.Value)];
}
