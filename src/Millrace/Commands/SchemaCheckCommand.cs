using System.CommandLine;
using System.Text.Json;
using Millrace.Data;
using Millrace.Json;
using Millrace.Output;
using Millrace.Quality;

namespace Millrace.Commands;

/// <summary><c>schema check</c>: whether a file is as a schema of the program says.</summary>
/// <param name="context">The program.</param>
internal sealed class SchemaCheckCommand(ProgramContext context)
{
    private readonly Argument<string> _data = new("data") { Description = "A file of CSV, JSON lines or Parquet, or a folder of such files." };
    private readonly Option<string> _schema = new("--schema") { Description = "The schema, as a step's dataset has it.", HelpName = "name", Required = true };
    private readonly Option<string> _environment = new("--environment")
    {
        Description = "The environment that the data comes from; columns of others may be missing. (default none)",
        HelpName = "name",
    };

    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly RowsOption _rows = new();
    private readonly DialectOptions _dialect = new();

    public Command Create()
    {
        Command check = new("check", "Holds a file against a schema before a step reads it: columns and types, missing values, ranges, domains, patterns, "
            + "lengths, keys, order. Rules, references to other datasets and the names of enumerations are not looked at. Exits with 1 where something is an error.")
        {
            _data, _schema, _environment, _rows.Option, _json,
        };
        _dialect.AddTo(check);
        check.SetAction(ExecuteAsync);
        return check;
    }

    private async Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        SchemaInfo schema = ProgramSchemas.Find(context, parsed.GetRequiredValue(_schema));
        ProgramSchemas.CheckEnvironment(schema, parsed.GetValue(_environment));
        SchemaCheck check = await CheckAsync(parsed, schema, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            SchemaCheckDocument document = SchemaCheckDocument.Of(check, Path.GetFullPath(parsed.GetRequiredValue(_data)));
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.SchemaCheckDocument));
        }
        else
        {
            DataReportText.Write(context.Console.Results, check.Describe(), page: null);
        }

        return check.Holds ? ExitCodes.Success : ExitCodes.Failed;
    }

    private async Task<SchemaCheck> CheckAsync(ParseResult parsed, SchemaInfo schema, CancellationToken cancellation)
    {
        SchemaUpdateOptions options = new()
        {
            Csv = _dialect.Read(parsed),
            FindsDelimiter = !_dialect.HasDelimiter(parsed),
            MaxRows = _rows.Read(parsed),
            Environment = parsed.GetValue(_environment),
        };
        try
        {
            return await SchemaCheck.OfAsync(parsed.GetRequiredValue(_data), schema, options, cancellation).ConfigureAwait(false);
        }
        catch (ArgumentException error) when (error.ParamName is not null)
        {
            throw new UsageException(error.Message);
        }
    }
}
