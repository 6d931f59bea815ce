namespace Millrace.Features;

internal sealed class NumberEncoderFactory<TMap>(TMap map) : NumberFactory<FeatureEncoder>
    where TMap : struct, INumberMap
{
    protected override FeatureEncoder Create<T, TConversion>() => new NumberEncoder<T, TConversion, TMap>(map);
}
