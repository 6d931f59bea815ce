using System.Text;

namespace Millrace.Data.Tests.Sketches;

/// <summary>Sketches with something in them.</summary>
internal static class Filled
{
    internal static QuantileSketch Of(double[] values, ulong seed = 1)
    {
        var sketch = new QuantileSketch(seed);
        sketch.Add<double>(values);
        return sketch;
    }

    internal static void Add(FrequentItems items, string value, double weight = 1)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        items.Add(ValueHash.Of(bytes), bytes, weight);
    }
}
