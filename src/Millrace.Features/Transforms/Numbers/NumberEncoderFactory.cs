namespace Millrace.Features;

internal sealed class NumberEncoderFactory<TMap>(TMap map) : INumberFactory<FeatureEncoder>
    where TMap : struct, INumberMap
{
    public FeatureEncoder Create<T, TConversion>()
        where T : struct
        where TConversion : struct, IConversion<T> => new NumberEncoder<T, TConversion, TMap>(map);
}
