using System.Collections.Immutable;
using System.Text.Json;

namespace Millrace.Features;

/// <summary>One stage of a feature with the values that were learned for it. Immutable.</summary>
internal abstract class FittedStage
{
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
}
