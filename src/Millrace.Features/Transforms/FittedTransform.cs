using System.Text.Json;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>A transform with the values that were learned for it.</summary>
internal abstract class FittedTransform
{
    public abstract FeatureKind Kind { get; }

    public abstract int Width { get; }

    public abstract int Cardinality { get; }

    /// <summary>Makes the code that reads columns of one type.</summary>
    public abstract FeatureEncoder Bind(Column column);

    /// <summary>Writes the learned values as properties of the object that is open.</summary>
    public abstract void Write(Utf8JsonWriter json);

    /// <summary>The learned values as a person reads them.</summary>
    /// <param name="masked">Whether the column's values must not be shown.</param>
    public abstract string Describe(bool masked);
}
