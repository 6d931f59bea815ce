using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Millrace.Features;

/// <summary>Maps numbers by vectors, the last ones too, so that a row alone goes through the same operations as one in a batch.</summary>
internal static class VectorLoop
{
    /// <summary>Puts in the place of each number what it becomes.</summary>
    public static void Run<TMap>(Span<double> values, TMap map)
        where TMap : struct, IVectorMap
    {
        if (values.Length == 1)
        {
            values[0] = map.Of(Vector256.Create(values[0])).ToScalar();
            return;
        }

        ref double start = ref MemoryMarshal.GetReference(values);
        int done = 0;
        for (; done <= values.Length - Vector256<double>.Count; done += Vector256<double>.Count)
            map.Of(Vector256.LoadUnsafe(ref start, (nuint)done)).StoreUnsafe(ref start, (nuint)done);
        if (done == values.Length)
            return;
        Span<double> rest = stackalloc double[Vector256<double>.Count];
        rest.Clear();
        values[done..].CopyTo(rest);
        map.Of(Vector256.Create<double>(rest)).CopyTo(rest);
        rest[..(values.Length - done)].CopyTo(values[done..]);
    }

    /// <summary>Numbers between two ends; NaN stays.</summary>
    public static Vector256<double> Clamp(Vector256<double> values, double low, double high) =>
        Vector256.Min(Vector256.Max(values, Vector256.Create(low)), Vector256.Create(high));

    /// <summary>A result where the number that it was made of is finite, NaN elsewhere.</summary>
    public static Vector256<double> WhereFinite(Vector256<double> values, Vector256<double> results) => Vector256.ConditionalSelect(
        Vector256.LessThan(Vector256.Abs(values), Vector256.Create(double.PositiveInfinity)), results, Vector256.Create(double.NaN));
}
