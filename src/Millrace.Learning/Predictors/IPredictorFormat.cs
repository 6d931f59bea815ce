namespace Millrace.Learning;

/// <summary>
/// Saves and loads one kind of predictor. Tree ensembles, linear predictors and wide and deep networks are built in; another package adds its kind to the
/// application's services as an <see cref="IPredictorFormat"/>, where loading a model finds it by name.
/// </summary>
public interface IPredictorFormat
{
    /// <summary>The format's name in kebab case, kept in the model's file.</summary>
    string Name { get; }

    /// <summary>Writes a predictor's files, the same bytes for the same predictor.</summary>
    /// <param name="predictor">A predictor whose <see cref="IPredictor.Format"/> this is.</param>
    /// <param name="folder">Where. The names of the files begin with <c>predictor</c>; other files in the folder belong to the model.</param>
    /// <param name="cancellation">Ends the work early.</param>
    ValueTask SaveAsync(IPredictor predictor, ArtifactFolder folder, CancellationToken cancellation);

    /// <summary>Reads a predictor.</summary>
    /// <param name="folder">Where it was saved.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>A predictor with the same predictions.</returns>
    /// <exception cref="ArtifactFormatException">A file is missing or damaged, or comes from a newer program.</exception>
    ValueTask<IPredictor> LoadAsync(ArtifactFolder folder, CancellationToken cancellation);
}
