using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

internal sealed class VocabularyTransform(ImmutableArray<string> values, int outOfVocabulary)
    : CategoryTransform(new CategoryIds(values, outOfVocabulary, missing: values.Length))
{
    public override FeatureKind Kind => FeatureKind.Category;

    public override int Width => 1;

    public override int Cardinality => Ids.Values.Length + Ids.Buckets;

    public override FeatureEncoder Bind(Column column) => column.Accept(new CategoryEncoderFactory<IdWriter>(Ids, default));
}
