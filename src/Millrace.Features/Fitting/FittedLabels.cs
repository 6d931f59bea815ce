using System.Buffers;
using System.Globalization;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The labels of rows as a model sees them.</summary>
public static class FittedLabels
{
    private const int Shown = 8;

    /// <summary>Computes the label of all rows of a batch.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TFeatures">The feature set.</typeparam>
    /// <param name="features">The fitted features, which know the classes of a label that is one.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="labels">
    /// Receives a number a row: 1 or 0 where the label is true or false, the place among <see cref="Fitted{TFeatures}.Classes"/> where it is a class. At least
    /// as long as the batch.
    /// </param>
    /// <param name="firstRow">The number of the first row, for messages.</param>
    /// <exception cref="MillraceException">A row has no class, or one that the features were not fitted on.</exception>
    public static void ReadLabels<TRow, TFeatures>(this Fitted<TFeatures> features, Batch<TRow> batch, Span<float> labels, long firstRow)
        where TRow : struct, ISchema<TRow>
        where TFeatures : struct, ILabeledFeatures<TFeatures, TRow>
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(batch);
        if (!TFeatures.FeatureSet.HasClasses)
        {
            TFeatures.ReadLabels(batch, labels);
            return;
        }

        string name = TFeatures.FeatureSet.LabelName ?? "the label";
        if (features.Classes.IsEmpty)
        {
            throw new MillraceException(
                $"{TFeatures.FeatureSet.Name} were fitted without the classes of {name}. "
                + $"Fit them with FitFeatures on rows of {TRow.Schema.Name}, which have the label.");
        }

        string?[] read = ArrayPool<string?>.Shared.Rent(batch.Count);
        try
        {
            TFeatures.ReadClasses(batch, read);
            for (int i = 0; i < batch.Count; i++)
            {
                int place = read[i] is { } label ? features.PlaceOf(label) : -1;
                labels[i] = place >= 0 ? place : throw NoClass(name, firstRow + i, read[i], features.Classes);
            }
        }
        finally
        {
            ArrayPool<string?>.Shared.Return(read, clearArray: true);
        }
    }

    private static MillraceException NoClass(string name, long row, string? label, IReadOnlyList<string> classes)
    {
        string where = string.Create(CultureInfo.InvariantCulture, $"{name} of row {row} (counted from 0)");
        return new MillraceException(label is null
            ? $"{where} is missing: a label must be one of the classes. Drop such rows, or give the label a class for them."
            : $"{where} is \"{label}\", which no row has that the features were fitted on. Their classes are "
                + $"{string.Join(", ", classes.Take(Shown).Select(static each => $"\"{each}\""))}{(classes.Count > Shown ? ", …" : "")}. "
                + "Fit the features on rows of all classes, or drop such rows.");
    }
}
