using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>export</c>: what the store knows, for other systems.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class ExportCommand(ProgramContext context, CommonOptions common)
{
    private readonly Argument<string> _file = new("file") { Description = "The SQLite file to make." };

    private readonly Option<string[]> _runs = new("--run")
    {
        Description = "Only this run: its identity, the beginning of it, or 'last'. Repeatable. (default: all runs)",
        HelpName = "run",
    };

    private readonly Option<string> _pipeline = new("--pipeline") { Description = "Only runs of this pipeline.", HelpName = "name" };

    private readonly Option<string> _since = new("--since")
    {
        Description = "Only runs that started then or later: 2026-01-31, 2026-01-31T17:45, or how long ago: 30m, 12h, 7d. Times are UTC.",
        HelpName = "time",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replaces a file that is there." };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command mlmd = new(
            "mlmd",
            "Writes runs, steps, artifacts and lineage as a database of TensorFlow ML Metadata (SQLite, schema version 10). The file appears whole or not at "
            + "all.")
        {
            _file, _runs, _pipeline, _since, _force, _json,
        };
        mlmd.SetAction(MlmdAsync);
        return new Command("export", "What the store knows, for other systems.") { mlmd };
    }

    private async Task<int> MlmdAsync(ParseResult parsed, CancellationToken cancellation)
    {
        MlmdExportOptions options = Options(parsed);
        using Store store = Store.OpenForReading(common.ExistingStorePath(parsed), context.Time);
        var progress = new SpacedProgress(
            context, static each => string.Create(CultureInfo.InvariantCulture, $"{each.Done} of {Texts.Plural(each.Total ?? each.Done, "run")} written"));
        MlmdExportResult done = await Task.Run(
            () => MlmdExport.Write(store, parsed.GetRequiredValue(_file), options, progress, cancellation), cancellation).ConfigureAwait(false);
        if (!parsed.GetValue(_json))
        {
            context.Console.Results.Line(
                $"{Texts.Plural(done.Runs, "run")} in {done.Path} ({Texts.Bytes(done.Bytes)}): {Texts.Plural(done.Executions, "execution")}, "
                + $"{Texts.Plural(done.Artifacts, "artifact")}, {Texts.Plural(done.Events, "event")}.");
            return ExitCodes.Success;
        }

        var document = new MlmdExportDocument
        {
            Store = store.Path,
            File = done.Path,
            Runs = done.Runs,
            Executions = done.Executions,
            Artifacts = done.Artifacts,
            Events = done.Events,
            Bytes = done.Bytes,
        };
        context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.MlmdExportDocument));
        return ExitCodes.Success;
    }

    private MlmdExportOptions Options(ParseResult parsed)
    {
        string[] runs = parsed.GetValue(_runs) ?? [];
        string? pipeline = parsed.GetValue(_pipeline), since = parsed.GetValue(_since);
        if (runs.Length > 0 && (pipeline ?? since) is not null)
            throw new UsageException("'--run' names the runs: leave out '--pipeline' and '--since'.");
        return new MlmdExportOptions
        {
            Runs = [.. runs],
            Pipeline = pipeline,
            Since = since is null ? null : InstantText.Read(since, _since.Name, context.Time),
            Overwrites = parsed.GetValue(_force),
        };
    }
}
