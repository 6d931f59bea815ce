namespace Millrace.Data;

/// <summary>Numbers of a <see cref="QuantileSketch"/> that all stand for the same weight: first those that are in order, then those that are not yet.</summary>
internal sealed class QuantileLevel
{
    private double[] _values = [];

    public int Count { get; private set; }

    /// <summary>How many at the beginning are in order.</summary>
    public int Sorted { get; private set; }

    public ReadOnlySpan<double> Values => _values.AsSpan(0, Count);

    /// <summary>Adds numbers in any order; -0 as 0, because on some machines the two are one to what puts them in order.</summary>
    public void Append(ReadOnlySpan<double> values)
    {
        Reserve(values.Length);
        Span<double> target = _values.AsSpan(Count, values.Length);
        for (int i = 0; i < target.Length; i++)
            target[i] = values[i] + 0.0;
        Count += values.Length;
    }

    public void Append(double value) => Append(new ReadOnlySpan<double>(in value));

    /// <summary>Adds numbers that are in order.</summary>
    public void AppendSorted(ReadOnlySpan<double> run)
    {
        if (Sorted < Count)
        {
            Append(run);
            return;
        }

        Reserve(run.Length);
        RunSort.MergeInto(_values.AsSpan(0, Count + run.Length), Count, run);
        Count += run.Length;
        Sorted = Count;
    }

    public void Append(QuantileLevel other)
    {
        if (other.Sorted == other.Count)
            AppendSorted(other.Values);
        else
            Append(other.Values);
    }

    /// <summary>Takes numbers that were stored into one that is empty.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="sorted">How many at the beginning are in order.</param>
    public void Restore(ReadOnlySpan<double> values, int sorted)
    {
        Append(values);
        Sorted = sorted;
    }

    /// <summary>Keeps no more room than its numbers need, or than is asked for where that is more.</summary>
    /// <param name="room">For how many numbers.</param>
    public void Fit(int room)
    {
        room = Math.Max(room, Count);
        if (_values.Length <= Pooled.LengthOf(room))
            return;
        double[] smaller = Pooled.Rent<double>(room);
        Values.CopyTo(smaller);
        Pooled.Return(ref _values);
        _values = smaller;
    }

    /// <summary>Gives its arrays back. Nothing may be asked of it or added to it after that.</summary>
    public void LetGo() => Pooled.Return(ref _values);

    /// <summary>Takes every second number out, in order; of an odd number of them the greatest stays.</summary>
    /// <param name="second">Whether those at odd places are taken, and not those at even ones.</param>
    /// <param name="scratch">Room for as many numbers as there are.</param>
    /// <returns>The numbers that were taken; they lie at the beginning of <paramref name="scratch"/>.</returns>
    public ReadOnlySpan<double> Halve(bool second, Span<double> scratch)
    {
        Sort(scratch);
        int pairs = Count / 2;
        ReadOnlySpan<double> values = Values;
        int at = second ? 1 : 0;
        for (int i = 0; i < pairs; i++, at += 2)
            scratch[i] = values[at];
        _values[0] = values[^1];
        Count %= 2;
        Sorted = Count;
        return scratch[..pairs];
    }

    private void Sort(Span<double> scratch)
    {
        if (Sorted == Count)
            return;
        Span<double> rest = _values.AsSpan(Sorted, Count - Sorted);
        RunSort.Sort(rest, scratch);
        if (Sorted > 0)
        {
            Span<double> run = scratch[..rest.Length];
            rest.CopyTo(run);
            RunSort.MergeInto(_values.AsSpan(0, Count), Sorted, run);
        }

        Sorted = Count;
    }

    private void Reserve(int more)
    {
        if (Count + more > _values.Length)
            Pooled.Grow(ref _values, Count, Count + more);
    }
}
