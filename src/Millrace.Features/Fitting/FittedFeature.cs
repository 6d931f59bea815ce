using Millrace.Data;

namespace Millrace.Features;

/// <summary>One feature of a fitted set.</summary>
/// <param name="Info">Its definition.</param>
/// <param name="Column">Its source column.</param>
/// <param name="Slot">Where it stands in the vector.</param>
/// <param name="Transform">The transform with its learned values.</param>
/// <param name="Missing">Training rows without a value.</param>
internal sealed record FittedFeature(FeatureInfo Info, ColumnInfo Column, FeatureSlot Slot, FittedTransform Transform, long Missing);
