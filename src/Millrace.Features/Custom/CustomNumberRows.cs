using System.Collections.Immutable;

namespace Millrace.Features;

internal sealed class CustomNumberRows<TTransform>(TTransform transform, ImmutableArray<NumberFlow> sources, int slot) : CustomRows(transform.Width, slot)
    where TTransform : INumberTransform<TTransform>
{
    // So many columns fit a piece of the stack; more are rare, and an array is rented for them.
    private const int OnStack = 8;

    protected override void Compute(FeatureWork work, int first, int count, Span<double> numbers)
    {
        if (sources.Length == 1)
        {
            Span<double> values = stackalloc double[NumberFlow.Block];
            sources[0].Read(work, first, values[..count]);
            transform.Apply(values[..count], numbers);
            return;
        }

        double[]? rented = sources.Length > OnStack ? System.Buffers.ArrayPool<double>.Shared.Rent(NumberFlow.Block * sources.Length) : null;
        Span<double> rows = (rented ?? stackalloc double[NumberFlow.Block * OnStack])[..(count * sources.Length)];
        Span<double> column = stackalloc double[NumberFlow.Block];
        for (int lane = 0; lane < sources.Length; lane++)
        {
            sources[lane].Read(work, first, column[..count]);
            for (int i = 0; i < count; i++)
                rows[(i * sources.Length) + lane] = column[i];
        }

        transform.Apply(rows, numbers);
        if (rented is not null)
            System.Buffers.ArrayPool<double>.Shared.Return(rented);
    }
}
