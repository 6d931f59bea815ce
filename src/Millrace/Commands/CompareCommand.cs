using System.CommandLine;
using System.Text.Json;
using Millrace.Json;
using Millrace.Output;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary><c>runs compare</c>: runs side by side.</summary>
internal static class CompareCommand
{
    /// <summary>Creates the command.</summary>
    /// <param name="context">The program.</param>
    /// <param name="common">The options of every command.</param>
    public static Command Create(ProgramContext context, CommonOptions common)
    {
        Argument<string[]> runs = new("runs")
        {
            Description = "The runs: identities, beginnings of them, or 'last'. At least two.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> changed = new("--changed") { Description = "Only what differs." };
        Option<bool> json = CommonOptions.Json();
        Command command = new("compare", "Shows runs side by side: parameters, metrics, data and code.") { runs, changed, json };
        command.SetAction(parsed =>
        {
            string[] references = parsed.GetRequiredValue(runs);
            if (references.Length < 2)
                throw new UsageException("Name at least two runs: 'runs list' shows those that there are.");

            using Store store = Store.OpenForReading(common.StorePath(parsed), context.Time);
            RunComparison comparison = store.Metadata.CompareRuns(references);
            ComparedRow[] rows = [.. comparison.Rows.Where(row => row.Differs || !parsed.GetValue(changed))];
            if (parsed.GetValue(json))
                context.Console.Output.WriteLine(JsonSerializer.Serialize(RunComparisonDocument.Of(comparison, rows, store.Path), MillraceJson.Readable.RunComparisonDocument));
            else
                RunComparisonReport.Write(context.Console.Results, comparison, rows);
            return ExitCodes.Success;
        });
        return command;
    }
}
