using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>store</c>: the folder that keeps runs and artifacts.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class StoreCommand(ProgramContext context, CommonOptions common)
{
    private readonly Option<bool> _json = CommonOptions.Json();

    public Command Create()
    {
        Command verify = new(
            "verify", "Reads every stored content and compares it with its digest. Exits with 1 where something is missing or damaged.") { _json };
        verify.SetAction(VerifyAsync);
        return new Command("store", "The folder that keeps runs and artifacts.") { verify, new GcCommand(context, common).Create() };
    }

    private async Task<int> VerifyAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using Store store = Store.OpenForReading(common.ExistingStorePath(parsed), context.Time);
        StoreVerification found = await store.VerifyAsync(SpacedProgress.OfBytes(context, "read"), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
            context.Console.Output.WriteLine(JsonSerializer.Serialize(Describe(found), MillraceJson.Readable.StoreVerificationDocument));
        else
            Write(context.Console.Results, found);
        return found.Problems.IsEmpty ? ExitCodes.Success : ExitCodes.Failed;
    }

    private static string State(StoreProblem problem) => problem.IsMissing ? "missing" : "damaged";

    private static StoreVerificationDocument Describe(StoreVerification found) => new()
    {
        Contents = found.Contents,
        Bytes = found.Bytes,
        Problems =
        [
            .. found.Problems.Select(
                static each => new StoreProblemDocument
                {
                    Artifact = each.Place,
                    Digest = each.Artifact.Digest,
                    Type = each.Artifact.DisplayType,
                    State = State(each),
                }),
        ],
        Unneeded = found.Unneeded,
        UnneededBytes = found.UnneededBytes,
    };

    private static void Write(ITerminal terminal, StoreVerification found)
    {
        if (found.Unneeded > 0)
        {
            terminal.Line(
                $"Besides, {Texts.Plural(found.Unneeded, "content")} of no result ({Texts.Bytes(found.UnneededBytes)}): no damage, store gc frees what no "
                + "run is about to show.",
                Tone.Muted);
        }

        string contents = $"{Texts.Plural(found.Contents, "content")}, {Texts.Bytes(found.Bytes)}";
        if (found.Problems.IsEmpty)
        {
            terminal.Line($"{contents}: all as they were stored.");
            return;
        }

        terminal.Table(new TextTable(
            [new TableColumn("artifact"), new TableColumn("type"), new TableColumn("digest"), new TableColumn("state")],
            [
                .. found.Problems.Select(
                    static each => System.Collections.Immutable.ImmutableArray.Create<Cell>(
                        each.Place, each.Artifact.DisplayType, each.Artifact.Digest[..16], new Cell(State(each), Tone.Bad))),
            ]));
        terminal.Line($"{found.Problems.Length} of {contents}. Run the pipeline again: what steps need of these is made anew. "
            + "A source file is copied again by 'data keep' or 'run --keep-sources', where it still holds the same.");
    }
}
