using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Quality;

namespace Millrace.Commands;

/// <summary><c>schema check</c>: whether a file is as a schema of the program says.</summary>
/// <param name="context">The program.</param>
internal sealed class SchemaCheckCommand(ProgramContext context)
{
    private readonly HeldDataOptions _held = new(context);

    public Command Create()
    {
        Command check = new("check", "Holds a file against a schema before a step reads it: columns and types, missing values, ranges, domains, patterns, "
            + "lengths, keys, order. Rules, references to other datasets and the names of enumerations are not looked at. Exits with 1 where something is an error.");
        _held.AddTo(check);
        check.SetAction(ExecuteAsync);
        return check;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SchemaCheck check = await _held.HoldAsync(parsed, SchemaCheck.OfAsync, cancellation).ConfigureAwait(false);
        if (_held.IsJson(parsed))
        {
            SchemaCheckDocument document = SchemaCheckDocument.Of(check, _held.FullPath(parsed));
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.SchemaCheckDocument));
        }
        else
        {
            DataReportText.Write(context.Console.Results, check.Describe(), page: null);
        }

        return check.Holds ? ExitCodes.Success : ExitCodes.Failed;
    }
}
