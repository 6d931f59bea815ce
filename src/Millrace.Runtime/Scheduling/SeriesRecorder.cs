using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>
/// The points of one series while its step runs. Whatever a step records, no more than <see cref="Limit"/> are held: of more, the first, the
/// last, and those at even distances from the first.
/// </summary>
internal sealed class SeriesRecorder
{
    /// <summary>How many points are held at most, the last one aside.</summary>
    public const int Limit = 10_000;

    private readonly SortedDictionary<long, double> _points = [];
    private readonly long _first;
    private long _distance = 1;
    private SeriesPoint _last;

    public SeriesRecorder(long position, double value)
    {
        _first = position;
        Add(position, value);
    }

    /// <summary>What is held, in the order of positions.</summary>
    public ImmutableArray<SeriesPoint> Points
    {
        get
        {
            ImmutableArray<SeriesPoint> points = [.. _points.Select(static point => new SeriesPoint(point.Key, point.Value))];
            return _points.ContainsKey(_last.Position) ? points : points.Add(_last);
        }
    }

    public void Add(long position, double value)
    {
        if (position >= _last.Position)
            _last = new SeriesPoint(position, value);
        if (!IsHeld(position))
            return;

        _points[position] = value;
        while (_points.Count > Limit)
        {
            _distance *= 2;
            foreach (long dropped in _points.Keys.Where(each => !IsHeld(each)).ToArray())
                _points.Remove(dropped);
        }
    }

    private bool IsHeld(long position) => (position - _first) % _distance == 0;
}
