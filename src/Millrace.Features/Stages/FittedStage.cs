using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>One stage of a feature with the values that were learned for it. Immutable.</summary>
internal abstract class FittedStage
{
    /// <summary>Whether each lane that it gives is computed from all lanes before it.</summary>
    public virtual bool Mixes => false;

    /// <summary>What the feature is after it.</summary>
    /// <param name="input">What it is before.</param>
    public abstract FeatureForm FormOf(FeatureForm input);

    /// <summary>Makes the code that computes it.</summary>
    /// <param name="lanes">What it is computed from, a flow a lane.</param>
    /// <param name="context">What stages are bound with.</param>
    public abstract ImmutableArray<FeatureFlow> Bind(ImmutableArray<FeatureFlow> lanes, FlowContext context);

    /// <summary>Writes the learned values as properties of the object that is open.</summary>
    public abstract void Write(Utf8JsonWriter json);

    /// <summary>The learned values as a person reads them; empty where there are none.</summary>
    /// <param name="masked">Whether the column's values must not be shown.</param>
    public abstract string Describe(bool masked);

    /// <summary>The values of a column that are told apart, each at its id; default where the stage keeps none.</summary>
    /// <param name="lane">Which column.</param>
    public virtual ImmutableArray<string> Kept(int lane) => default;

    /// <summary>What counts the values of rows that the stage does not keep, each value once; none where it keeps none.</summary>
    /// <param name="lanes">What it is computed from, a flow a lane.</param>
    /// <param name="context">What stages are bound with.</param>
    public virtual IEnumerable<UnkeptValues> Unkept(ImmutableArray<FeatureFlow> lanes, FlowContext context) => [];

    /// <summary>What the ids of a lane stand for, each at its id; empty where nothing is known of them.</summary>
    /// <param name="lane">Which lane.</param>
    public virtual ImmutableArray<string> Meanings(int lane) => [];
}
