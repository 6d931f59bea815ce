using Millrace.Features;

namespace Millrace.Learning;

/// <summary>How a model lies in its folder.</summary>
internal static class ModelFiles
{
    public const string ModelFile = "model.json";
    public const string FeaturesFile = "features.json";

    private const string Format = "millrace-model";
    private const int Version = 1;

    public static async ValueTask SaveAsync<TFeatures>(Model<TFeatures> model, ArtifactFolder folder, CancellationToken cancellation)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        IPredictorFormat format = model.Predictor.Format;
        var document = new ModelDocument(Format, Version, model.Trainer, format.Name, SignatureDocument.From(model.Signature));
        await JsonFile.WriteAsync(folder.File(ModelFile), document, LearningJson.Default.ModelDocument, cancellation).ConfigureAwait(false);
        await model.Features.SaveFileAsync(folder.File(FeaturesFile), cancellation).ConfigureAwait(false);
        await format.SaveAsync(model.Predictor, folder, cancellation).ConfigureAwait(false);
        await Checksums.WriteAsync(folder.Path, cancellation).ConfigureAwait(false);
    }

    /// <exception cref="ArtifactFormatException">A file is missing or damaged, or comes from a newer program.</exception>
    /// <exception cref="FeatureMismatchException">The features in it belong to another definition than <typeparamref name="TFeatures"/>.</exception>
    public static async ValueTask<Model<TFeatures>> LoadAsync<TFeatures>(ArtifactFolder folder, CancellationToken cancellation)
        where TFeatures : struct, IFeatures<TFeatures>
    {
        await Checksums.VerifyAsync(folder.Path, cancellation).ConfigureAwait(false);
        string path = folder.File(ModelFile);
        ModelDocument document = await JsonFile.ReadAsync(path, LearningJson.Default.ModelDocument, cancellation).ConfigureAwait(false);
        JsonFile.CheckVersion(path, document.Format, document.Version, Format, Version);

        Fitted<TFeatures> features = await LoadFeaturesAsync<TFeatures>(folder.File(FeaturesFile), cancellation).ConfigureAwait(false);
        IPredictor predictor = await PredictorFormats.Find(document.Predictor, folder.Services).LoadAsync(folder, cancellation).ConfigureAwait(false);
        ModelSignature saved = document.Signature.ToSignature();
        if (saved.FeaturesFingerprint != features.Fingerprint)
        {
            throw new ArtifactFormatException(path, $"the model was trained on features with the fingerprint {Shorten(saved.FeaturesFingerprint)}, " +
                $"but those beside it have {Shorten(features.Fingerprint)}");
        }

        if (predictor.Width != features.Layout.Width)
        {
            throw new ArtifactFormatException(
                path, $"its predictor takes rows of {predictor.Width} numbers, but the features beside it give {features.Layout.Width}");
        }

        var model = new Model<TFeatures>(features, predictor, document.Trainer);
        return model.Signature == saved
            ? model
            : throw new ArtifactFormatException(path, $"its signature is not that of {TFeatures.FeatureSet.Name} in this program");
    }

    private static ValueTask<Fitted<TFeatures>> LoadFeaturesAsync<TFeatures>(string path, CancellationToken cancellation)
        where TFeatures : struct, IFeatures<TFeatures> =>
        File.Exists(path) ? Fitted<TFeatures>.LoadFileAsync(path, cancellation) : throw new ArtifactFormatException(path, "it is missing");

    private static string Shorten(string fingerprint) => fingerprint.Length <= 12 ? fingerprint : fingerprint[..12] + "…";
}
