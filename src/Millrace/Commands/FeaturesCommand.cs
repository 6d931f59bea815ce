using System.CommandLine;
using System.Text.Json;
using Millrace.Features;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>features</c>: features that steps have fitted.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class FeaturesCommand(ProgramContext context, CommonOptions common)
{
    private readonly StoredArtifacts _artifacts = new(context, common);
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command show = new("show", "Shows fitted features: columns, transforms, what was learned, and the shares of missing values and of those "
            + "out of the vocabulary in the training rows; sensitive values are masked.")
        {
            _artifacts.Argument, _json,
        };
        show.SetAction(ShowAsync);
        return new Command("features", "Features that steps have fitted.") { show };
    }

    private async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using Store store = _artifacts.Open(parsed);
        (ArtifactRecord record, object artifact) = await _artifacts.LoadAsync(store, parsed, cancellation).ConfigureAwait(false);
        if (artifact is not IFittedFeatures features)
        {
            throw new MillraceException(
                $"A {record.DisplayType} is no set of fitted features: name the output of a step such as fit-features. 'artifacts head' shows its beginning.");
        }


        FeaturesDocument document = FeaturesReport.Describe(record, features);
        if (parsed.GetValue(_json))
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.FeaturesDocument));
        else
            FeaturesReport.Write(context.Console.Results, document);
        return ExitCodes.Success;
    }
}
