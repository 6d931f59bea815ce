using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>artifacts</c>: what runs left in the store.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class ArtifactsCommand(ProgramContext context, CommonOptions common)
{
    private readonly Argument<string> _artifact = new("artifact")
    {
        Description = "RUN/STEP/OUTPUT, such as last/split-trips/train (the output may be left out where there is only one), or the beginning of a digest.",
    };

    private readonly Option<string> _rows = new("--rows") { Description = "How many rows at most. (default 10)", HelpName = "whole number" };
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command head = new("head", "Shows the beginning of an artifact; sensitive values are masked.") { _artifact, _rows, _json };
        head.SetAction(HeadAsync);
        return new Command("artifacts", "What runs left in the store.") { head };
    }

    private async Task<int> HeadAsync(ParseResult parsed, CancellationToken cancellation)
    {
        string text = parsed.GetValue(_rows) ?? "10";
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int rows))
            throw new UsageException($"'{text}' is not a value for '--rows': expected a whole number from 0.");

        using Store store = Store.OpenForReading(common.StorePath(parsed), context.Time);
        ArtifactRecord record = store.Metadata.ResolveArtifact(parsed.GetRequiredValue(_artifact));
        object artifact = await store.LoadAsync(record, TypeOf(record), context.Application.Services, cancellation).ConfigureAwait(false);
        if (artifact is not IPreviewable previewable)
        {
            throw new MillraceException(
                $"A {record.DisplayType} has no preview: its class does not implement {nameof(IPreviewable)}. Its files are in {store.FolderOf(record)}.");
        }

        ArtifactPreview preview = await previewable.PreviewAsync(rows, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
            context.Console.Output.WriteLine(JsonSerializer.Serialize(Describe(record, preview), MillraceJson.Readable.PreviewDocument));
        else
            Write(context.Console.Results, record, preview);

        return ExitCodes.Success;
    }

    // The store knows a type by its text only; the plans of this program know how to load it.
    private ArtifactType TypeOf(ArtifactRecord record) => context.Pipelines.Plans
        .SelectMany(PlanTypes.Of)
        .FirstOrDefault(type => type.Type.ToString() == record.Type)
        ?? throw new MillraceException(
            $"The artifact {record.Digest[..16]} is a {record.DisplayType}, which no step of this program yields: "
            + "look at it with the program that made it.");

    private static Cell Value(string? value) => value is null ? new Cell("null", Tone.Muted) : new Cell(value);

    private static PreviewDocument Describe(ArtifactRecord record, ArtifactPreview preview) => new()
    {
        Digest = record.Digest,
        Type = record.DisplayType,
        Kind = record.Kind,
        Bytes = record.Bytes,
        TotalRows = preview.TotalRows,
        Columns = preview.Columns,
        Rows = preview.Rows,
    };

    private static void Write(ITerminal terminal, ArtifactRecord record, ArtifactPreview preview)
    {
        terminal.Table(new TextTable(
            [.. preview.Columns.Select(static column => new TableColumn(column))],
            [.. preview.Rows.Select(static row => row.Select(Value).ToImmutableArray())]));
        string rows = preview.TotalRows is { } total && total > preview.Rows.Length ? $", {preview.Rows.Length} of {Texts.Count(total)} rows" : "";
        terminal.Line($"{record.DisplayType}, {Texts.Bytes(record.Bytes)}{rows}, digest {record.Digest}", Tone.Muted);
    }
}
