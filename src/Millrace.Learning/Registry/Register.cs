using Millrace.Features;

namespace Millrace.Learning;

/// <summary>
/// Puts a blessed model into the registry, a folder of numbered versions: <c>FOLDER/NAME/VERSION/</c> with the model's files in
/// <c>model/</c>, <c>signature.json</c>, <c>metrics.json</c> and <c>registration.json</c>. A model that is there already keeps its version.
/// </summary>
/// <typeparam name="TFeatures">The model's feature set.</typeparam>
[Component]
public sealed partial class Register<TFeatures>
    where TFeatures : struct, IFeatures<TFeatures>
{
    /// <summary>The registry's folder; relative to the working folder unless it is absolute.</summary>
    [Parameter]
    public string Folder { get; init; } = "models";

    /// <summary>The model's name in the registry; the feature set's name in kebab case where it is not given.</summary>
    [Parameter]
    public string? Name { get; init; }

    /// <summary>Registers the model. What is written appears complete or not at all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="blessing">The verdict on it.</param>
    /// <param name="step">Receives the metric <c>version</c>.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="GateClosedException">The model is not blessed; nothing is written.</exception>
    /// <exception cref="MillraceException">The blessing is that of another model, or the registry cannot be written.</exception>
    /// <exception cref="ParameterException"><see cref="Name"/> cannot be a folder's name.</exception>
    public async Task<Registration> RunAsync(
        Model<TFeatures> model, [ForEvaluation] Blessing blessing, StepContext step, CancellationToken cancellation)
    {
        string name = RegistryNames.Check(Name ?? RegistryNames.Kebab(TFeatures.FeatureSet.Name));
        if (!blessing.IsBlessed)
            throw new GateClosedException($"'{name}' is not registered, because the model is not blessed: {string.Join("; ", blessing.Reasons)}.");
        if (blessing.Evaluation.Trainer != model.Trainer || blessing.Evaluation.Label != model.Signature.OutputName)
        {
            throw new MillraceException(
                $"The blessing is of a model of '{blessing.Evaluation.Label}' by '{blessing.Evaluation.Trainer}', " +
                $"but the model is of '{model.Signature.OutputName}' by '{model.Trainer}'. " +
                "Give the step the blessing of the model that it registers.");
        }

        Registration registration = await RegisterAsync(name, model, blessing, step, cancellation).ConfigureAwait(false);
        step.RecordMetric("version", registration.Version);
        return registration;
    }

    private async ValueTask<Registration> RegisterAsync(
        string name, Model<TFeatures> model, Blessing blessing, StepContext step, CancellationToken cancellation)
    {
        string root = Path.Combine(Folder, name);
        var registry = new RegistryFolder(root);
        string incoming = CreateIncoming(registry, root);
        try
        {
            string digest = await WriteAsync(incoming, model, blessing, cancellation).ConfigureAwait(false);
            int version = registry.Find(digest) ?? await registry.AddAsync(incoming, WriteEntryAsync).ConfigureAwait(false);
            string path = registry.VersionPath(version);
            return new Registration(name, version, path.Replace('\\', '/'), digest, Path.GetFullPath(path));

            ValueTask WriteEntryAsync(int number)
            {
                var entry = new RegistryEntryDocument(
                    RegistryEntryDocument.FormatName,
                    RegistryEntryDocument.KnownVersion,
                    name,
                    number,
                    digest,
                    model.Trainer,
                    blessing.Reasons,
                    step.RunId,
                    step.StepName);
                string path = Path.Combine(incoming, RegistryFolder.EntryFile);
                return JsonFile.WriteAsync(path, entry, LearningJson.Default.RegistryEntryDocument, cancellation);
            }
        }
        finally
        {
            if (Directory.Exists(incoming))
                Directory.Delete(incoming, recursive: true);
        }
    }

    private static string CreateIncoming(RegistryFolder registry, string root)
    {
        try
        {
            return registry.CreateIncoming();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MillraceException(
                $"The registry '{root}' cannot be written: {exception.Message} Set the parameter 'folder' to a folder that can be.", exception);
        }
    }

    private static async ValueTask<string> WriteAsync(string incoming, Model<TFeatures> model, Blessing blessing, CancellationToken cancellation)
    {
        string modelFolder = Path.Combine(incoming, RegistryFolder.ModelFolder);
        Directory.CreateDirectory(modelFolder);
        var folder = new ArtifactFolder(Path.GetFullPath(modelFolder), NoServices.Instance);
        await Model<TFeatures>.SaveAsync(model, folder, cancellation).ConfigureAwait(false);

        string signature = Path.Combine(incoming, RegistryFolder.SignatureFile);
        await JsonFile.WriteAsync(
            signature, SignatureDocument.From(model.Signature), LearningJson.Default.SignatureDocument, cancellation).ConfigureAwait(false);
        string metrics = Path.Combine(incoming, RegistryFolder.MetricsFile);
        await JsonFile.WriteAsync(
            metrics, EvaluationDocument.From(blessing.Evaluation), LearningJson.Default.EvaluationDocument, cancellation).ConfigureAwait(false);
        return await Checksums.DigestAsync(modelFolder, cancellation).ConfigureAwait(false);
    }
}
