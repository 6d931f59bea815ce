using System.Collections.Immutable;

namespace Millrace.Quality;

/// <summary>The values of the lowest rows among all that are told, in whatever order.</summary>
internal sealed class FirstBroken
{
    private readonly List<BrokenValue> _values = new(ExpectationReport.MaximumExamples);

    /// <summary>Whether the value of a row would be kept.</summary>
    public bool Wants(long row) => _values.Count < ExpectationReport.MaximumExamples || row < _values[^1].Row;

    /// <summary>Keeps the value of a row where it is among the lowest.</summary>
    public void Add(long row, string value)
    {
        if (!Wants(row))
            return;
        if (_values.Count == ExpectationReport.MaximumExamples)
            _values.RemoveAt(_values.Count - 1);
        int place = _values.Count;
        while (place > 0 && _values[place - 1].Row > row)
            place--;
        _values.Insert(place, new BrokenValue(row, value));
    }

    public void Merge(FirstBroken other)
    {
        foreach (BrokenValue value in other._values)
            Add(value.Row, value.Value);
    }

    public ImmutableArray<BrokenValue> ToExamples() => [.. _values];
}
