namespace Millrace.Features;

internal readonly struct BooleanConversion : IConversion<bool>
{
    public static double ToDouble(bool value) => value ? 1 : 0;
}
