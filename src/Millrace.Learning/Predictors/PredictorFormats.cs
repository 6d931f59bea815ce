namespace Millrace.Learning;

/// <summary>Finds predictor formats: the built-in ones, then those of the application's services.</summary>
internal static class PredictorFormats
{
    private static readonly IPredictorFormat[] builtIn = [TreeEnsembleFormat.Instance, LinearFormat.Instance, WideAndDeepFormat.Instance];

    /// <exception cref="MillraceException">No such format is known.</exception>
    public static IPredictorFormat Find(string name, IServiceProvider services)
    {
        IEnumerable<IPredictorFormat> added = services.GetService(typeof(IEnumerable<IPredictorFormat>)) as IEnumerable<IPredictorFormat> ?? [];
        IPredictorFormat[] all = [.. builtIn, .. added];
        return Array.Find(all, format => format.Name == name) ?? throw new MillraceException(
            $"The model's predictor has the format \"{name}\", which this program cannot read; it knows {string.Join(", ", all.Select(static format => format.Name))}. " +
            $"Add the package that brings the format and register its {nameof(IPredictorFormat)} with the application's services.");
    }
}
