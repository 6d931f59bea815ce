using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>metadata</c>: backups of what a store knows of its runs.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class MetadataCommand(ProgramContext context, CommonOptions common)
{
    private readonly Argument<string> _file = new("file") { Description = "The backup." };
    private readonly Argument<string> _from = new("file") { Description = "The backup." };
    private readonly Option<bool> _force = new("--force") { Description = "Replaces the file where it is there already." };
    private readonly Option<bool> _backupJson = CommonOptions.Json();
    private readonly Option<bool> _restoreJson = CommonOptions.Json();

    public Command Create()
    {
        Command backup = new(
            "backup",
            "Writes what the store knows of runs into one file, as it is at this moment, also while pipelines run. The contents of artifacts are not in it: they lie "
            + "in the store's folder objects, whose files never change, so that any tool may copy them. 'metadata restore' brings it back.") { _file, _force, _backupJson };
        backup.SetAction(BackUpAsync);
        Command restore = new(
            "restore",
            "Brings a backup back. What the store knows now gets another name beside it. Nobody may use the store meanwhile. Runs since the backup are gone then, and "
            + "what they stored belongs to nothing; 'store verify' tells.") { _from, _restoreJson };
        restore.SetAction(RestoreAsync);
        return new Command("metadata", "What the store knows of its runs.") { backup, restore };
    }

    private async Task<int> BackUpAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using Store store = Store.OpenForReading(common.ExistingStorePath(parsed), context.Time);
        MetadataCopy copy = await store.BackUpMetadataAsync(parsed.GetRequiredValue(_file), parsed.GetValue(_force), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_backupJson))
            Write(copy, store.Path);
        else
            context.Console.Results.Line($"Wrote {Texts.Plural(copy.Runs, "run")} ({Texts.Bytes(copy.Bytes)}) to {copy.Path}. 'metadata restore {copy.Path}' brings them back.");
        return ExitCodes.Success;
    }

    private async Task<int> RestoreAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string path = Path.GetFullPath(common.StorePath(parsed));
        MetadataCopy copy = await StoreHousekeeping.RestoreMetadataAsync(path, parsed.GetRequiredValue(_from), context.Time, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_restoreJson))
        {
            Write(copy, path);
            return ExitCodes.Success;
        }

        context.Console.Results.Line($"The store {path} knows {Texts.Plural(copy.Runs, "run")} again, as in {copy.Path}.");
        if (copy.Replaced is { } replaced)
            context.Console.Results.Line($"What it knew before is in {replaced}: remove that when you no longer need it.", Tone.Muted);
        context.Console.Results.Line("'store verify' tells which contents are missing now, and which belong to no run.", Tone.Muted);
        return ExitCodes.Success;
    }

    private void Write(MetadataCopy copy, string store)
    {
        var document = new MetadataCopyDocument { Store = store, File = copy.Path, Runs = copy.Runs, Bytes = copy.Bytes, Replaced = copy.Replaced };
        context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.MetadataCopyDocument));
    }
}
