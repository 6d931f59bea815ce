using System.CommandLine;
using Millrace.Data;
using Millrace.Quality;

namespace Millrace.Commands;

/// <summary>What commands take that hold a file against a schema of the program.</summary>
/// <param name="context">The program.</param>
internal sealed class HeldDataOptions(ProgramContext context)
{
    private readonly Argument<string> _data = new("data") { Description = "A file of CSV, JSON lines or Parquet, or a folder of such files." };
    private readonly Option<string> _schema = new("--schema") { Description = "The schema, as a step's dataset has it.", HelpName = "name", Required = true };
    private readonly Option<string> _environment = new("--environment")
    {
        Description = "The environment that the data comes from; of columns of others nothing is expected. (default none)",
        HelpName = "name",
    };

    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly RowsOption _rows = new();
    private readonly DialectOptions _dialect = new();

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="own">Options that it has besides.</param>
    public void AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        command.Add(_data);
        command.Add(_schema);
        foreach (Option option in own)
            command.Add(option);
        command.Add(_environment);
        command.Add(_rows.Option);
        command.Add(_json);
        _dialect.AddTo(command);
    }

    /// <summary>Whether a machine reads the answer.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>The full path of the file or folder.</summary>
    public string FullPath(ParseResult parsed) => Path.GetFullPath(parsed.GetRequiredValue(_data));

    /// <summary>Holds the file against the schema.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="parsed">What was given.</param>
    /// <param name="hold">Holds a file against a schema.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="UsageException">There is no such schema, it has no such environment, or something else that was given cannot be.</exception>
    public async Task<T> HoldAsync<T>(
        ParseResult parsed, Func<string, SchemaInfo, SchemaUpdateOptions, CancellationToken, Task<T>> hold, CancellationToken cancellation)
    {
        SchemaUpdateOptions options = new()
        {
            Csv = _dialect.Read(parsed),
            FindsDelimiter = !_dialect.HasDelimiter(parsed),
            MaxRows = _rows.Read(parsed),
            Environment = parsed.GetValue(_environment),
        };
        SchemaInfo schema = ProgramSchemas.Find(context, parsed.GetRequiredValue(_schema));
        try
        {
            return await hold(parsed.GetRequiredValue(_data), schema, options, cancellation).ConfigureAwait(false);
        }
        catch (ParameterException error)
        {
            throw new UsageException($"'{options.Environment}' is not a value for '--environment': {error.Message}");
        }
        catch (ArgumentException error) when (error.ParamName is not null)
        {
            throw new UsageException(error.Message);
        }
    }
}
