using Millrace.Data;

namespace Millrace.Features;

/// <summary>How many lists of a column are missing, how many of their elements are missing, NaN or infinite, and the ends of finite ones.</summary>
/// <param name="source">The column's place among the sources.</param>
/// <param name="elements">The place of its elements.</param>
/// <param name="numbers">The elements, where they are numbers; else null.</param>
internal sealed class ListAnalyser(int source, int elements, NumberFlow? numbers) : FlowAnalyser
{
    private long _missing;
    private long _values;
    private long _without;
    private long _infinite;
    private double _minimum = double.PositiveInfinity;
    private double _maximum = double.NegativeInfinity;

    public override long Missing => _missing;

    /// <summary>The elements.</summary>
    public SourceCounts Elements => new(_values, _without)
    {
        Infinite = _infinite,
        Range = _minimum <= _maximum ? new SourceRange(_minimum, _maximum) : null,
    };

    public override void Add(FeatureWork work, int count)
    {
        Column all = work.Columns[elements];
        _missing += work.Columns[source].MissingCount;
        _values += all.Count;
        if (numbers is null)
            _without += all.MissingCount;
        else
            AddNumbers(work, numbers, all.Count);
    }

    public override void Merge(FlowAnalyser other)
    {
        var more = (ListAnalyser)other;
        _missing += more._missing;
        _values += more._values;
        _without += more._without;
        _infinite += more._infinite;
        _minimum = Math.Min(_minimum, more._minimum);
        _maximum = Math.Max(_maximum, more._maximum);
    }

    /// <summary>Forgets the ends.</summary>
    public void KeepCounts() => (_minimum, _maximum) = (double.PositiveInfinity, double.NegativeInfinity);

    public override FlowAnalyser With(double number, string? text, long count) => this;

    public override void Write(SketchWriter writer)
    {
        writer.Write(_missing);
        writer.Write(_values);
        writer.Write(_without);
        writer.Write(_infinite);
        writer.Write(_minimum);
        writer.Write(_maximum);
    }

    public override void Read(ref SketchReader reader)
    {
        (_missing, _values, _without, _infinite) = (reader.ReadNumber(), reader.ReadNumber(), reader.ReadNumber(), reader.ReadNumber());
        (_minimum, _maximum) = (reader.ReadDouble(), reader.ReadDouble());
        bool hasEnds = double.IsFinite(_minimum) && double.IsFinite(_maximum) && _minimum <= _maximum;
        if (!hasEnds && (_minimum, _maximum) != (double.PositiveInfinity, double.NegativeInfinity))
            throw reader.Damaged("the ends of numbers in it are none");
    }

    private void AddNumbers(FeatureWork work, NumberFlow flow, int count)
    {
        Span<double> block = stackalloc double[NumberFlow.Block];
        for (int first = 0; first < count; first += NumberFlow.Block)
        {
            Span<double> values = block[..Math.Min(NumberFlow.Block, count - first)];
            flow.Read(work, first, values);
            foreach (double value in values)
            {
                if (double.IsFinite(value))
                    (_minimum, _maximum) = (Math.Min(_minimum, value), Math.Max(_maximum, value));
                else if (double.IsNaN(value))
                    _without++;
                else
                    _infinite++;
            }
        }
    }
}
