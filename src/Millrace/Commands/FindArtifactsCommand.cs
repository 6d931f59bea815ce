using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>artifacts find</c>: artifacts by what they are and where they come from.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class FindArtifactsCommand(ProgramContext context, CommonOptions common)
{
    private readonly Option<string> _digest = new("--digest") { Description = "Only those whose digest begins so.", HelpName = "hexadecimal digits" };
    private readonly Option<string> _type = new("--type") { Description = "Only those whose type contains this text, in whatever case.", HelpName = "text" };
    private readonly Option<string> _kind = new("--kind") { Description = "Only those of this kind, such as model or dataset.", HelpName = "kind" };

    private readonly Option<string> _run = new("--run")
    {
        Description = "Only results of this run, those that it reused included: its identity, the beginning of it, or 'last'.",
        HelpName = "run",
    };

    private readonly Option<string> _pipeline = new("--pipeline") { Description = "Only those that a run of this pipeline made.", HelpName = "name" };

    private readonly Option<string> _since = new("--since")
    {
        Description = "Only those that were first stored then or later: 2026-01-31, 2026-01-31T17:45, or how long ago: 30m, 12h, 7d. Times are UTC.",
        HelpName = "time",
    };

    private readonly PagingOptions _paging = new("", "artifact: the last one of the page before, by its digest", "artifact");

    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command command = new("find", "Lists the artifacts in the store, those that were stored last first.")
        {
            _digest, _type, _kind, _run, _pipeline, _since, _paging.Limit, _paging.Before, _json,
        };
        command.SetAction(Execute);
        return command;
    }

    private int Execute(ParseResult parsed)
    {
        int count = _paging.Count(parsed);
        string? digest = parsed.GetValue(_digest);
        if (digest is not null && (digest.Length == 0 || !digest.All(char.IsAsciiHexDigit)))
            throw new UsageException($"'{digest}' is not a value for '--digest': expected hexadecimal digits.");
        var filter = new ArtifactFilter
        {
            Digest = digest,
            Type = parsed.GetValue(_type),
            Kind = parsed.GetValue(_kind),
            Run = parsed.GetValue(_run),
            Pipeline = parsed.GetValue(_pipeline),
            Since = parsed.GetValue(_since) is { } since ? InstantText.Read(since, _since.Name, context.Time) : null,
        };

        using Store store = Store.OpenForReading(common.StorePath(parsed), context.Time);
        ArtifactRecord? before = _paging.Last(parsed) is { } last ? store.Metadata.ResolveArtifact(last) : null;
        ImmutableArray<PlacedArtifact> artifacts = store.Metadata.ListArtifacts(count, before, filter);
        if (parsed.GetValue(_json))
        {
            context.Console.Output.WriteLine(
                JsonSerializer.Serialize(LineageDocuments.Of(store, artifacts), MillraceJson.Readable.ArtifactListDocument));
            return ExitCodes.Success;
        }

        if (artifacts.IsEmpty)
        {
            string which = !filter.IsAll ? " of that kind" : before is null ? " yet" : " before that one";
            context.Console.Results.Line($"The store {store.Path} holds no artifacts{which}.");
            return ExitCodes.Success;
        }

        context.Console.Results.Table(new TextTable(
            [.. LineageListReport.Columns, new TableColumn("columns", IsNumber: true)],
            [
                .. artifacts.Select(each => LineageListReport.Row(each).Add(
                    store.Metadata.GetSchema(each.Record) is { } schema ? Texts.Count(schema.Columns.Length) : "")),
            ]));
        if (artifacts.Length == count)
            context.Console.Results.Line($"There may be more: --before {artifacts[^1].Record.Digest[..16]} goes on.", Tone.Muted);
        return ExitCodes.Success;
    }
}
