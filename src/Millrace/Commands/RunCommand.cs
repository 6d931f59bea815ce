using System.CommandLine;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>run</c>: executes the pipeline, reusing what it can. Also what the program does without a command.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class RunCommand(ProgramContext context, CommonOptions common)
{
    /// <summary>The command's name.</summary>
    public const string Name = "run";

    private readonly RunSettings _settings = new(context);
    private readonly Option<bool> _json = CommonOptions.Json();

    private readonly Option<string[]> _tags = new("--tag")
    {
        Description = "Gives the run a tag, by which runs list finds it. Repeatable.",
        HelpName = TagOption.Form,
    };

    private readonly Option<string> _note = new("--note") { Description = "What is to be remembered of the run: runs show shows it.", HelpName = "text" };

    private readonly Option<bool> _keepSources = new("--keep-sources")
    {
        Description = "Copies the files from outside that steps read into the store, each content once, so that data checkout has these versions again.",
    };

    public Command Create()
    {
        Command command = new(Name, "Runs the pipeline; steps whose results still hold are reused. The default command.");
        command.Add(_settings.Pipeline);
        Configure(command);
        return command;
    }

    /// <summary>
    /// Lets a command line without a command run the pipeline. A pipeline's name is none of its arguments: it would hide typing errors in commands.
    /// </summary>
    public void MakeDefault(RootCommand root) => Configure(root);

    private void Configure(Command command)
    {
        _settings.AddTo(command);
        command.Add(_tags);
        command.Add(_note);
        command.Add(_keepSources);
        command.Add(_json);
        command.SetAction(ExecuteAsync);
    }

    private Task<int> ExecuteAsync(ParseResult parsed, CancellationToken cancellation)
    {
        (BoundPlan plan, RunOptions options) = _settings.Read(parsed);
        options = options with
        {
            Tags = TagOption.Read(parsed.GetValue(_tags) ?? []),
            Note = parsed.GetValue(_note) is { Length: > 0 } note ? note : null,
            KeepSources = parsed.GetValue(_keepSources),
        };
        return new RunPerformer(context).RunAsync(plan, options, common.StorePath(parsed), parsed.GetValue(_json), cancellation);
    }
}
