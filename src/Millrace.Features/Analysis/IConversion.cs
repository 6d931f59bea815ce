namespace Millrace.Features;

/// <summary>How a value becomes a number; a struct, so that the loop over a column holds the conversion itself and no call.</summary>
internal interface IConversion<in T>
{
    static abstract double ToDouble(T value);
}
