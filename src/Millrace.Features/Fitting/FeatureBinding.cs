using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The code that computes fitted features from batches of one schema. Made once a schema; immutable, shared by threads.</summary>
internal sealed class FeatureBinding
{
    private readonly int[] _positions;
    private readonly FeatureEncoder[] _encoders;

    public FeatureBinding(FittedSet fitted, Batch batch)
    {
        Schema = batch.Schema;
        _positions = fitted.Definition.Resolve(batch.Schema);
        _encoders = new FeatureEncoder[_positions.Length];
        for (int i = 0; i < _encoders.Length; i++)
            _encoders[i] = fitted.Features[i].Transform.Bind(batch.Columns[_positions[i]]);
    }

    public SchemaInfo Schema { get; }

    public void Encode(Batch batch, ImmutableArray<FittedFeature> features, Span<float> destination, int stride)
    {
        for (int i = 0; i < _encoders.Length; i++)
            _encoders[i].Encode(batch.Columns[_positions[i]], destination[features[i].Slot.Offset..], stride);
    }
}
