using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Questions;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>data checkout</c>: copies a version of data into a folder.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class DataCheckoutCommand(ProgramContext context, CommonOptions common)
{
    private readonly Argument<string> _reference = new("reference") { Description = $"The version: {DataReference.Form}." };
    private readonly Argument<string> _folder = new("folder") { Description = "The folder, which must be empty or not there yet." };
    private readonly Option<bool> _force = new("--force") { Description = "Replaces what the folder holds." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command checkout = new("checkout", "Copies a version of data into a folder: the files of a dataset or other artifact, or files that runs read as they "
            + "were then, from their copies in the store or from where such content still lies. Contents are checked, and the folder appears whole or not at all.")
        {
            _reference, _folder, _force, _json,
        };
        checkout.SetAction(ExecuteAsync);
        return checkout;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using Store store = Store.OpenForReading(common.ExistingStorePath(parsed), context.Time);
        DataReference reference = store.ResolveData(parsed.GetRequiredValue(_reference));
        string folder = parsed.GetRequiredValue(_folder);
        bool replace = parsed.GetValue(_force);
        var teller = SpacedProgress.OfBytes(context, "copied");
        DataCheckout copied = reference.Artifact is { } artifact
            ? await store.Versions.CheckOutAsync(artifact, folder, replace, teller, cancellation).ConfigureAwait(false)
            : await store.Versions.CheckOutAsync(reference.Version!, folder, replace, teller, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            var document = new DataCheckoutDocument
            {
                Store = store.Path,
                Reference = reference.Text,
                Digest = reference.Digest,
                Folder = copied.Folder,
                Files = copied.Files,
                Bytes = copied.Bytes,
            };
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.DataCheckoutDocument));
        }
        else
        {
            context.Console.Results.Line(
                $"{Texts.Plural(copied.Files, "file")} ({Texts.Bytes(copied.Bytes)}) of {reference.Digest[..16]} copied to {copied.Folder}.");
        }

        return ExitCodes.Success;
    }
}
