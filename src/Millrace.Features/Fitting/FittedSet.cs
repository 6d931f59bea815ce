using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Fitted features without their type parameter, so that the code exists once.</summary>
internal sealed class FittedSet
{
    private readonly ConditionalWeakTable<SchemaInfo, FeatureBinding> _bindings = [];
    private FeatureBinding? _last;

    public FittedSet(FeatureDefinition definition, ImmutableArray<FittedTransform> transforms, ImmutableArray<long> missing, long rows)
    {
        Definition = definition;
        Rows = rows;
        var slots = ImmutableArray.CreateBuilder<FeatureSlot>(transforms.Length);
        var features = ImmutableArray.CreateBuilder<FittedFeature>(transforms.Length);
        int offset = 0;
        for (int i = 0; i < transforms.Length; i++)
        {
            FittedTransform transform = transforms[i];
            FeatureInfo info = definition.Set.Features[i];
            slots.Add(new FeatureSlot(info.Name, offset, transform.Width, transform.Kind, transform.Cardinality));
            features.Add(new FittedFeature(info, definition.Columns[i], slots[i], transform, missing[i]));
            offset += transform.Width;
        }

        Layout = new FeatureLayout(slots.MoveToImmutable());
        Features = features.MoveToImmutable();
        Fingerprint = FittedFile.Fingerprint(this);
    }

    public FeatureDefinition Definition { get; }

    public ImmutableArray<FittedFeature> Features { get; }

    public FeatureLayout Layout { get; }

    /// <summary>Rows that the features were fitted on.</summary>
    public long Rows { get; }

    public string Fingerprint { get; }

    public void Transform(Batch batch, Span<float> destination)
    {
        int needed = checked(batch.Count * Layout.Width);
        if (destination.Length < needed)
            throw new ArgumentException($"The destination holds {destination.Length} numbers; {batch.Count} rows of {Layout.Width} need {needed}.", nameof(destination));
        if (batch.Count > 0)
            BindingOf(batch).Encode(batch, Features, destination, Layout.Width);
    }

    private FeatureBinding BindingOf(Batch batch)
    {
        // Nearly always the same schema as last time; a race costs a look-up in the table and nothing else.
        FeatureBinding? last = _last;
        if (last is not null && ReferenceEquals(last.Schema, batch.Schema))
            return last;
        if (!_bindings.TryGetValue(batch.Schema, out FeatureBinding? binding))
            binding = _bindings.GetOrAdd(batch.Schema, new FeatureBinding(this, batch));
        return _last = binding;
    }
}
