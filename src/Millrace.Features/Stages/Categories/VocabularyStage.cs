using System.Collections.Immutable;

namespace Millrace.Features;

internal sealed class VocabularyStage(ImmutableArray<string> values, int outOfVocabulary)
    : CategoryStage(new CategoryIds(values, outOfVocabulary, missing: values.Length))
{
    public override FeatureForm FormOf(FeatureForm input) => input.ToIds(Ids.Values.Length + Ids.Buckets);

    public override FeatureFlow Bind(FeatureFlow lane, FlowContext context) => Ids.BindAny(lane, context);
}
