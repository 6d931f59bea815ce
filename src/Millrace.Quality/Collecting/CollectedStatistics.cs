using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>
/// What was gathered of the rows of a dataset, or of some of them: more than statistics tell, so that it can be merged with what was gathered of others, stored
/// and read again. Of how columns go with the label the correlations are in it; mutual information, whose bins are those of the rows, and histograms that are
/// counted exactly are not: they are told where they were asked for, and neither stored nor merged. Not for several threads at once.
/// </summary>
internal sealed class CollectedStatistics
{
    private const byte Version = 4;

    private readonly ColumnCollector[] _columns;
    private readonly ImmutableArray<Column> _shape;
    private readonly ulong _seed;

    /// <param name="schema">The name of the rows' schema.</param>
    /// <param name="columns">Columns like those of the batches that will come; no more than their types are looked at.</param>
    /// <param name="seed">Different for each part that may be merged.</param>
    /// <exception cref="MillraceException">A column holds lists of lists.</exception>
    public CollectedStatistics(string schema, ImmutableArray<Column> columns, ulong seed = 0)
    {
        (Schema, _shape, _seed) = (schema, columns, seed);
        _columns = [.. columns.Select((column, place) => ColumnCollectors.Of(column, ValueHash.Of((long)(seed << 16) + place)))];
        Slices = new CollectedSlices(BeginSlice);
    }

    /// <summary>The name of the rows' schema.</summary>
    public string Schema { get; }

    /// <summary>The column whose values are the weights of rows; null where each counts once.</summary>
    public string? WeightColumn { get; init; }

    /// <summary>The rows.</summary>
    public Tally Rows { get; private set; }

    /// <summary>The collectors of the columns, in the schema's order.</summary>
    public IReadOnlyList<ColumnCollector> Columns => _columns;

    /// <summary>What was gathered of slices of the rows.</summary>
    public CollectedSlices Slices { get; }

    /// <summary>How columns go with the label; null where none was asked for.</summary>
    public LabelCovariances? Label { get; private set; }

    private static ReadOnlySpan<byte> Tag => "MrCS"u8;

    /// <summary>Takes rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="weights">The weight of each, checked; none where each weighs 1.</param>
    public void Add(Batch batch, ReadOnlySpan<double> weights)
    {
        double weight = weights.IsEmpty ? batch.Count : 0;
        foreach (double each in weights)
            weight += each;
        Rows += new Tally(batch.Count, weight);
        for (int i = 0; i < _columns.Length; i++)
            _columns[i].Add(batch.Columns[i], weights);
    }

    /// <summary>Begins to hold the columns against a label.</summary>
    /// <param name="label">Its name in files.</param>
    public LabelCovariances HoldAgainst(string label) => Label = new LabelCovariances(label, _shape);

    /// <summary>Takes what was gathered of other rows, which stays as it is. The same parts merged in the same order give the same.</summary>
    /// <exception cref="DataException">The other has other columns, other weights or another label.</exception>
    public void Merge(CollectedStatistics other)
    {
        Check(other);
        Rows += other.Rows;
        for (int i = 0; i < _columns.Length; i++)
            _columns[i].Merge(other._columns[i]);
        if (other.Label is { } label)
            Label!.Merge(label);
        Slices.Merge(other.Slices);
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        foreach (ColumnCollector column in _columns)
            column.LetGo();
        Slices.LetGo();
    }

    /// <summary>What is known, for people and comparisons.</summary>
    /// <param name="options">What is asked.</param>
    /// <param name="mask">Whether nothing that shows a value of a sensitive column is told.</param>
    public DatasetStatistics Summary(StatisticsOptions options, bool mask = true) =>
        new(Schema, Rows.Count, [.. _columns.Select((column, place) => column.Summary(options, mask) with { Label = Label?.Describe(place) })])
        {
            LabelColumn = Label?.Label,
            WeightColumn = WeightColumn,
            Weight = Rows.Weight,
            Slices = Slices.Describe(options, mask),
        };

    /// <summary>Writes it down; of sensitive columns the counts alone.</summary>
    public byte[] ToBytes()
    {
        var writer = new SketchWriter(Tag, Version);
        writer.Write(_seed);
        writer.Write(Schema);
        writer.Write(WeightColumn ?? "");
        writer.Write(Rows);
        writer.Write(_columns.Length);
        foreach (ColumnCollector column in _columns)
        {
            writer.Write(column.Info.Name);
            writer.Write(column.Info.TypeName);
            column.Write(writer);
        }

        writer.Write(Label?.Label ?? "");
        Label?.Write(writer);
        writer.Write(Slices.Count);
        foreach ((Slice slice, CollectedStatistics statistics) in Slices.All)
        {
            writer.Write(slice.Column);
            writer.Write((byte)(slice.IsOthers ? 2 : slice.Value is null ? 1 : 0));
            writer.Write(slice.Value ?? "");
            writer.WritePart(statistics.ToBytes());
        }

        return writer.ToArray();
    }

    /// <summary>Reads what was written down.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="columns">Columns like those of the batches that were looked at: those of a batch of the schema without rows.</param>
    /// <exception cref="DataException">The bytes are something else, damaged, of another version, or of other columns.</exception>
    public static CollectedStatistics FromBytes(ReadOnlySpan<byte> bytes, ImmutableArray<Column> columns) => Read(bytes, columns, isSlice: false);

    private static CollectedStatistics Read(ReadOnlySpan<byte> bytes, ImmutableArray<Column> columns, bool isSlice)
    {
        // Slices have none of their own.
        var reader = new SketchReader(bytes, Tag, Version, "statistics");
        ulong seed = reader.ReadUInt64();
        string schema = reader.ReadText(), weight = reader.ReadText();
        var read = new CollectedStatistics(schema, columns, seed) { WeightColumn = weight.Length == 0 ? null : weight, Rows = reader.ReadTally() };
        int count = reader.ReadInt32();
        if (count != columns.Length)
            throw reader.Damaged($"it is of {count} columns, and {schema} has {columns.Length}");
        foreach (ColumnCollector column in read._columns)
        {
            string name = reader.ReadText(), type = reader.ReadText();
            if (name != column.Info.Name || type != column.Info.TypeName)
                throw reader.Damaged($"it has a column \"{name}\" of the type {type} where {schema} has {Describe(column.Info)}");
            column.Read(ref reader);
            if (column.Present.Count > read.Rows.Count || column.Missing.Count != read.Rows.Count - column.Present.Count)
                throw reader.Damaged($"column \"{name}\" in it has other rows than the rest");
        }

        if (reader.ReadText() is { Length: > 0 } label)
        {
            if (!columns.Any(column => column.Info.Name == label))
                throw reader.Damaged($"it has the label \"{label}\", and {schema} has no such column");
            read.HoldAgainst(label).Read(ref reader);
        }

        int slices = reader.ReadCount(isSlice ? 0 : int.MaxValue, 3 * sizeof(int));
        for (int i = 0; i < slices; i++)
        {
            string column = reader.ReadText();
            byte kind = reader.ReadByte();
            string value = reader.ReadText();
            var slice = new Slice(column, kind == 1 ? null : value, kind == 2);
            if (kind > 2 || read.Slices.All.Any(each => each.Slice == slice))
                throw reader.Damaged("a slice in it is none, or stands in it twice");
            CollectedStatistics part = Read(reader.ReadPart(), columns, isSlice: true);
            if (part.Label?.Label != read.Label?.Label)
                throw reader.Damaged("a slice in it has another label");
            read.Slices.Add(slice, part);
        }

        reader.End();
        return read;
    }

    private CollectedStatistics BeginSlice()
    {
        var slice = new CollectedStatistics(Schema, _shape) { WeightColumn = WeightColumn };
        if (Label is { } label)
            slice.HoldAgainst(label.Label);
        return slice;
    }

    private void Check(CollectedStatistics other)
    {
        if (WeightColumn != other.WeightColumn)
        {
            throw new DataException(
                $"Statistics of {Schema} with the weights of {Describe(WeightColumn)} cannot be merged with those of {Describe(other.WeightColumn)}: "
                + "compute both with the same weights.");
        }

        if (Label?.Label != other.Label?.Label)
        {
            throw new DataException(
                $"Statistics of {Schema} with the label of {Describe(Label?.Label)} cannot be merged with those of {Describe(other.Label?.Label)}: "
                + "compute both with the same label.");
        }

        for (int i = 0; i < Math.Max(_columns.Length, other._columns.Length); i++)
        {
            ColumnInfo? mine = i < _columns.Length ? _columns[i].Info : null, its = i < other._columns.Length ? other._columns[i].Info : null;
            if (mine?.Name != its?.Name || mine?.TypeName != its?.TypeName)
            {
                throw new DataException(
                    $"Statistics of {Schema} cannot be merged with others of {other.Schema}: the one has {Describe(mine)} as column {i + 1}, the other "
                    + $"{Describe(its)}. Compute both with one schema.");
            }
        }
    }

    private static string Describe(string? column) => column is null ? "no column" : $"column \"{column}\"";

    private static string Describe(ColumnInfo? column) => column is null ? "nothing" : $"\"{column.Name}\" of the type {column.TypeName}";
}
