using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

internal sealed class OneHotTransform(ImmutableArray<string> values, Missing missing)
    : CategoryTransform(new CategoryIds(values, buckets: 1, MissingId(values.Length, missing)))
{
    public override FeatureKind Kind => FeatureKind.Indicator;

    public override int Width => Ids.Values.Length + (missing == Missing.OwnBucket ? 2 : 1);

    public override int Cardinality => Width;

    public override FeatureEncoder Bind(Column column) => column.Accept(new CategoryEncoderFactory<OneHotWriter>(Ids, new OneHotWriter(Width)));

    private static int MissingId(int kept, Missing missing) => missing switch
    {
        Missing.OwnBucket => kept + 1,
        Missing.Zero => -1,
        _ => kept,
    };
}
