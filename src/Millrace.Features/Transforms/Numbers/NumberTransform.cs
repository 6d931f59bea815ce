using Millrace.Data;

namespace Millrace.Features;

/// <summary>A transform from one number to one number.</summary>
internal abstract class NumberTransform<TMap>(TMap map) : FittedTransform
    where TMap : struct, INumberMap
{
    public override int Width => 1;

    public override FeatureEncoder Bind(Column column) => new NumberEncoderFactory<TMap>(map).Create(column.Info.Type);
}
