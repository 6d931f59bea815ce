namespace Millrace.Features;

/// <summary>Writes numbers as floats.</summary>
internal sealed class NumberWriter(NumberFlow numbers, float missing) : FeatureWriter
{
    public override void Write(FeatureWork work, int first, int count, Span<float> destination, int stride)
    {
        Span<double> values = stackalloc double[NumberFlow.Block];
        values = values[..count];
        numbers.Read(work, first, values);
        for (int i = 0, position = 0; i < values.Length; i++, position += stride)
        {
            float value = (float)values[i];
            destination[position] = float.IsNaN(value) ? missing : value;
        }
    }
}
