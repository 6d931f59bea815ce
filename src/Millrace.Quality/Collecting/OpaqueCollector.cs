using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Gathers what is known of values of fixed width that are no numbers: identifiers.</summary>
/// <param name="info">The column.</param>
/// <param name="format">How values are written as text.</param>
internal sealed class OpaqueCollector<T>(ColumnInfo info, ValueFormat<T> format) : ColumnCollector(info)
    where T : struct
{
    private readonly ValueSummary<T> _values = new(format);

    protected override void Collect(Column values, ReadOnlySpan<double> weights)
    {
        var column = (ValueColumn<T>)values;
        ReadOnlySpan<T> all = column.Values;
        bool mayMiss = column.MissingCount > 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (mayMiss && column.IsMissing(i))
                continue;
            ulong hash = ValueHash.Of(ValueBytes.Of(in all[i]));
            _values.Extend(in all[i]);
            _values.AddDistinct([hash]);
            _values.AddFrequent(in all[i], hash, weights.IsEmpty ? 1 : weights[i]);
        }
    }

    protected override void Join(ColumnCollector other) => _values.Merge(((OpaqueCollector<T>)other)._values);

    public override void LetGo() => _values.LetGo();

    protected override ColumnStatistics Describe(StatisticsOptions options, bool hidden) => new(Info.Name, Info.Type)
    {
        Distinct = _values.Distinct,
        Minimum = hidden ? null : _values.Minimum,
        Maximum = hidden ? null : _values.Maximum,
        Frequent = hidden ? null : _values.Frequent(options.TopValues),
    };

    protected override void Save(SketchWriter writer, bool isReduced)
    {
        if (!isReduced)
            _values.Write(writer);
    }

    protected override void Load(ref SketchReader reader, bool isReduced)
    {
        if (!isReduced)
            _values.Read(ref reader);
    }
}
