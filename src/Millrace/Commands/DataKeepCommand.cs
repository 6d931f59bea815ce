using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>data keep</c>: copies files that runs read into the store.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class DataKeepCommand(ProgramContext context, CommonOptions common)
{
    private const int PathsShown = 5;

    private readonly Argument<string> _path = new("path") { Description = "A file, a folder, or a pattern of files that come span by span." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command keep = new("keep", "Copies files that recorded runs have read into the store, as they are now, so that data checkout has them again whatever "
            + "becomes of them. store gc frees a copy when no run is left that read such content. 'run --keep-sources' does so as a run reads. Exits with 1 where "
            + "nothing could be kept.") { _path, _json };
        keep.SetAction(ExecuteAsync);
        return keep;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using Store store = Store.Open(common.ExistingStorePath(parsed), context.Time);
        string path = parsed.GetRequiredValue(_path);
        KeptFiles kept = await store.Versions.KeepAsync(path, SpacedProgress.OfBytes(context, "kept"), cancellation).ConfigureAwait(false);
        foreach ((string file, string reason) in kept.Problems)
            context.Console.Messages.Line($"Not kept: {file}: {reason}", Tone.Warning);
        if (parsed.GetValue(_json))
        {
            var document = new DataKeepDocument { Store = store.Path, Copied = kept.Copied, Bytes = kept.Bytes, Known = kept.Known, Unread = kept.Unread };
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.DataKeepDocument));
        }
        else
        {
            Write(kept);
        }

        return kept.Problems.IsEmpty && kept.Copied + kept.Known > 0 ? ExitCodes.Success : ExitCodes.Failed;
    }

    private void Write(KeptFiles kept)
    {
        context.Console.Results.Line(
            $"{Texts.Plural(kept.Copied, "content")} ({Texts.Bytes(kept.Bytes)}) copied into the store; {Texts.Count(kept.Known)} kept already.");
        if (kept.Unread.IsEmpty)
            return;
        string paths = string.Join(", ", kept.Unread.Take(PathsShown)) + (kept.Unread.Length > PathsShown ? ", …" : "");
        context.Console.Results.Line(
            $"{Texts.Plural(kept.Unread.Length, "file")} not kept, because no recorded run has read what {(kept.Unread.Length == 1 ? "it holds" : "they hold")}: "
            + $"{paths}. 'run --keep-sources' keeps what it reads.",
            Tone.Muted);
    }
}
