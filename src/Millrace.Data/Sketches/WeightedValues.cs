namespace Millrace.Data;

/// <summary>Numbers with weights that are kept as they are, equal ones together, as long as there is room.</summary>
internal sealed class WeightedValues
{
    /// <summary>How many there is room for.</summary>
    public const int Capacity = 2048;

    /// <summary>So many different ones always have room.</summary>
    public const int MostDifferent = Capacity * 7 / 8;

    private double[] _values = [];
    private double[] _weights = [];

    public int Count { get; private set; }

    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, Count);

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="mayJoin">Whether equal numbers are put together where there is no more room.</param>
    /// <returns>Whether there was room; where not, nothing has changed but the order.</returns>
    public bool TryAdd(double value, double weight, bool mayJoin)
    {
        if (Count == Capacity)
        {
            if (mayJoin)
                Join();

            // Room for a few alone would have the next ones joined again at once.
            if (Count > MostDifferent)
                return false;
        }

        if (Count == _values.Length)
        {
            Pooled.Grow(ref _values, Count, Count + 1);
            Pooled.Grow(ref _weights, Count, Count + 1);
        }

        _values[Count] = value;
        _weights[Count++] = weight;
        return true;
    }

    public void Clear() => Count = 0;

    /// <summary>Takes numbers that were stored into one that is empty.</summary>
    public void Restore(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        Pooled.Grow(ref _values, 0, values.Length);
        Pooled.Grow(ref _weights, 0, values.Length);
        values.CopyTo(_values);
        weights.CopyTo(_weights);
        Count = values.Length;
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo()
    {
        Pooled.Return(ref _values);
        Pooled.Return(ref _weights);
    }

    private void Join()
    {
        Array.Sort(_values, _weights, 0, Count);
        int last = 0;
        for (int i = 1; i < Count; i++)
        {
            if (_values[i] == _values[last])
            {
                _weights[last] += _weights[i];
                continue;
            }

            _values[++last] = _values[i];
            _weights[last] = _weights[i];
        }

        Count = last + 1;
    }
}
