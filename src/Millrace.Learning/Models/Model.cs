using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Millrace.Data;
using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// A trained model with the very features that it was trained on: predicts from rows, in batches and alone. Immutable, and safe to use from
/// many threads. Saved as <c>model.json</c> (what it is, its signature), <c>features.json</c>, the predictor's files and their checksums.
/// </summary>
/// <typeparam name="TFeatures">The feature set.</typeparam>
[Learned]
public sealed class Model<TFeatures> : IArtifact<Model<TFeatures>>, IPreviewable
    where TFeatures : struct, IFeatures<TFeatures>
{
    private const int OnStack = 256;

    /// <summary>Creates a model.</summary>
    /// <param name="features">The features that it was trained on.</param>
    /// <param name="predictor">What was trained.</param>
    /// <param name="trainer">The trainer's name in kebab case: <c>boosted-trees</c>.</param>
    /// <exception cref="MillraceException">The predictor takes rows of another width than the features give.</exception>
    /// <exception cref="FeatureVectorException">A feature has no place in rows of floats, as sparse ids have none.</exception>
    public Model(Fitted<TFeatures> features, IPredictor predictor, string trainer)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(predictor);
        features.RequireVector(trainer);
        if (predictor.Width != features.Layout.Width)
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"The predictor of '{trainer}' takes rows of {predictor.Width} numbers, but {TFeatures.FeatureSet.Name} gives {features.Layout.Width}. " +
                $"Train the model on these features."));
        }

        Features = features;
        Predictor = predictor;
        Trainer = trainer;
        Signature = ModelSignature.Of(features, predictor.Kind);
    }

    /// <inheritdoc/>
    public static string Kind => "model";

    /// <summary>The features that it was trained on.</summary>
    public Fitted<TFeatures> Features { get; }

    /// <summary>What was trained.</summary>
    public IPredictor Predictor { get; }

    /// <summary>The name of the component that trained it, in kebab case.</summary>
    public string Trainer { get; }

    /// <summary>Its inputs and its output.</summary>
    public ModelSignature Signature { get; }

    /// <summary>Predicts all rows of a batch. Works in a pooled buffer.</summary>
    /// <param name="batch">Rows of any schema that has the columns of <see cref="ModelSignature.Inputs"/>, found by name.</param>
    /// <param name="scores">Receives a number a row; as long as the batch, or longer.</param>
    /// <exception cref="FeatureColumnException">The rows lack a column, or have it with another type.</exception>
    /// <exception cref="ArgumentException"><paramref name="scores"/> is too short.</exception>
    public void Predict(Batch batch, Span<float> scores)
    {
        int length = checked(batch.Count * Predictor.Width);
        float[] rented = ArrayPool<float>.Shared.Rent(length);
        try
        {
            Span<float> rows = rented.AsSpan(0, length);
            Features.Transform(batch, rows);
            Predictor.Predict(rows, scores);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Predicts one row: the same number as in a batch.</summary>
    /// <typeparam name="TInput">The row's schema; the feature set's own <c>Input</c>, or any with those columns.</typeparam>
    /// <param name="row">The row.</param>
    /// <returns>The probability that the label is true, or the estimate of it, as <see cref="ModelSignature.OutputKind"/> says.</returns>
    /// <exception cref="FeatureColumnException">The row lacks a column, or has it with another type.</exception>
    public float PredictRow<TInput>(in TInput row)
        where TInput : struct, ISchema<TInput>
    {
        int width = Predictor.Width;
        float[]? rented = width > OnStack ? ArrayPool<float>.Shared.Rent(width) : null;
        Span<float> vector = (rented ?? stackalloc float[OnStack])[..width];
        try
        {
            Features.TransformRow(in row, vector);
            float score = 0;
            Predictor.Predict(vector, new Span<float>(ref score));
            return score;
        }
        finally
        {
            if (rented is not null)
                ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Predicts the class of one row: the second of the two where its probability is at least a half.</summary>
    /// <typeparam name="TInput">The row's schema; the feature set's own <c>Input</c>, or any with those columns.</typeparam>
    /// <param name="row">The row.</param>
    /// <exception cref="MillraceException">The label has not two classes, or the model predicts no probability.</exception>
    /// <exception cref="FeatureColumnException">The row lacks a column, or has it with another type.</exception>
    public string PredictLabelRow<TInput>(in TInput row)
        where TInput : struct, ISchema<TInput>
    {
        if (Features.Classes.Length != 2 || Predictor.Kind != PredictionKind.Probability)
        {
            throw new MillraceException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{Trainer}' cannot tell a class of {TFeatures.FeatureSet.Name}: that takes a model that predicts a probability, and a label of two classes; "
                + $"there are {Features.Classes.Length}."));
        }

        return Features.ClassOf(PredictRow(in row) >= 0.5f ? 1 : 0);
    }

    /// <inheritdoc/>
    public static ValueTask SaveAsync(Model<TFeatures> artifact, ArtifactFolder folder, CancellationToken cancellation) =>
        ModelFiles.SaveAsync(artifact, folder, cancellation);

    /// <inheritdoc/>
    public static ValueTask<Model<TFeatures>> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
        ModelFiles.LoadAsync<TFeatures>(folder, cancellation);

    /// <inheritdoc/>
    public ValueTask<ArtifactPreview> PreviewAsync(int rows, CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<string?>> lines =
        [
            ["trainer", Trainer],
            ["predictor", $"{Predictor.Format.Name}: {Predictor.Summary}"],
            ["output", $"{Signature.OutputName}: {Signature.OutputMeaning}"],
            ["features", $"{Signature.Features}: {Features.Layout.Slots.Length} features, {Signature.Width} numbers"],
            ["features fingerprint", Signature.FeaturesFingerprint],
            .. Signature.Inputs.Select(static input => ImmutableArray.Create<string?>($"input {input.Name}", Describe(input))),
        ];
        return ValueTask.FromResult(new ArtifactPreview(["what", "value"], [.. lines.Take(rows)], lines.Length));
    }

    private static string Describe(ModelInput input) =>
        $"{input.Type}{(input.IsNullable ? ", may be missing" : "")}{(input.IsSensitive ? ", sensitive" : "")}";
}
