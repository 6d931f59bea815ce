using System.Buffers;
using System.Collections.Immutable;

namespace Millrace.Features;

/// <summary>A stage of numbers by code that is not ours.</summary>
internal sealed class CustomNumberStage<TTransform>(TTransform transform) : CustomStage(transform.Width, transform.Write), IRowMix
    where TTransform : INumberTransform<TTransform>
{
    public int WidthOf(int lanes) => transform.Width;

    public void Read(int rows, ReadOnlySpan<double> lanes, Span<double> destination)
    {
        if (rows == 1 || (lanes.Length == rows && transform.Width == 1))
        {
            transform.Apply(lanes, destination);
            return;
        }

        double[] rented = ArrayPool<double>.Shared.Rent(lanes.Length + destination.Length);
        try
        {
            Span<double> given = rented.AsSpan(0, lanes.Length), made = rented.AsSpan(lanes.Length, destination.Length);
            Lanes.ToRows(rows, lanes, given);
            transform.Apply(given, made);
            Lanes.FromRows(rows, made, destination);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }

    protected override CustomRows RowsOf(ImmutableArray<FeatureFlow> lanes, int slot) =>
        new CustomNumberRows<TTransform>(transform, [.. lanes.Select(NumberFlow.Of)], slot);
}
