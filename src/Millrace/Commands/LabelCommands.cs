using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>runs tag</c>, <c>runs untag</c> and <c>runs note</c>: what people say of runs.</summary>
/// <param name="context">The program.</param>
/// <param name="common">The options of every command.</param>
internal sealed class LabelCommands(ProgramContext context, CommonOptions common)
{
    /// <summary>Creates the three.</summary>
    public IEnumerable<Command> Create() => [CreateTag(), CreateUntag(), CreateNote()];

    private static Argument<string> Run() => new("run") { Description = "The run's identity, the beginning of it, or 'last'." };

    private Command CreateTag()
    {
        Argument<string[]> tags = new("tags")
        {
            Description = "The tags; one that the run has gets the new value.",
            HelpName = TagOption.Form,
            Arity = ArgumentArity.OneOrMore,
        };
        return Create(
            "tag", "Gives a run tags, by which runs list finds it.", tags, (store, run, texts) => store.Labels.Tag(run, TagOption.Read(texts)), static run => $"Run {run} is tagged.");
    }

    private Command CreateUntag()
    {
        Argument<string[]> names = new("names") { Description = "The tags' names.", Arity = ArgumentArity.OneOrMore };
        return Create(
            "untag",
            "Takes tags from a run.",
            names,
            (store, run, texts) =>
            {
                var (id, removed) = store.Labels.Untag(run, texts);
                return removed.Length < texts.Distinct(StringComparer.Ordinal).Count()
                    ? throw new MillraceException($"Run {id} has no tag '{texts.First(name => !removed.Contains(name))}'. 'runs show {id}' lists those that it has.")
                    : id;
            },
            static run => $"Run {run} has these tags no more.");
    }

    private Command CreateNote()
    {
        Argument<string[]> text = new("text") { Description = "The note, which runs show shows.", Arity = ArgumentArity.OneOrMore };
        return Create(
            "note", "Writes a note about a run.", text, (store, run, texts) => store.Labels.AddNote(run, string.Join(' ', texts)), static run => $"The note about run {run} is kept.");
    }

    private Command Create(
        string name, string description, Argument<string[]> words, Func<Store, string, string[], string> change, Func<string, string> said)
    {
        Argument<string> run = Run();
        Option<bool> json = CommonOptions.Json();
        Command command = new(name, description) { run, words, json };
        command.SetAction(parsed =>
        {
            using Store store = Store.Open(common.ExistingStorePath(parsed), context.Time);
            string runId = change(store, parsed.GetRequiredValue(run), parsed.GetRequiredValue(words));
            if (!parsed.GetValue(json))
            {
                context.Console.Results.Line(said(runId));
                return ExitCodes.Success;
            }

            RunRecord record = store.Metadata.GetRun(runId);
            var document = new RunLabelsDocument
            {
                Run = runId,
                Store = store.Path,
                Tags = record.Summary.Tags,
                Notes = [.. record.Notes.Select(NoteDocument.Of)],
            };
            context.Console.Output.WriteLine(JsonSerializer.Serialize(document, MillraceJson.Readable.RunLabelsDocument));
            return ExitCodes.Success;
        });
        return command;
    }
}
