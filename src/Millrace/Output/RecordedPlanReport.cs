using System.Collections.Immutable;
using System.Globalization;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Shows a person a recorded plan.</summary>
internal static class RecordedPlanReport
{
    private const int DigestDigits = 12;

    /// <summary>Shows it.</summary>
    /// <param name="terminal">Where.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="run">The run that followed it.</param>
    public static void Write(ITerminal terminal, RecordedPlan plan, string run)
    {
        terminal.Line(string.Create(CultureInfo.InvariantCulture, $"Version {plan.Version} of the plan of {plan.Pipeline}, which run {run} followed"), Tone.Strong);
        terminal.Line($"Digest {plan.Digest[..DigestDigits]}", Tone.Muted);
        Section(terminal, "Parameters", ["parameter", "default"], [.. plan.Parameters.Select(Row)]);
        Section(
            terminal,
            "Steps",
            ["step", "component", "takes", "condition"],
            [
                .. plan.Steps.Select(static step => ImmutableArray.Create<Cell>(
                    step.Name,
                    new Cell(Short(step.Component), Tone.Muted),
                    string.Join(", ", step.Inputs.Select(static input => $"{input.Name} from {input.Value}")),
                    string.Join(", ", step.Conditions.Select(static each => each.Name == "always" ? each.Name : $"{each.Name} {each.Value}")))),
            ]);
        Section(
            terminal,
            "Parameters of steps",
            ["parameter", "value"],
            [
                .. plan.Steps.SelectMany(static step => step.Parameters, static (step, parameter) => Row(parameter with { Name = $"{step.Name}.{parameter.Name}" })),
            ]);
        Section(terminal, "Outputs", ["output", "from"], [.. plan.Outputs.Select(Row)]);
    }

    private static ImmutableArray<Cell> Row(PlannedFact fact) =>
        [fact.Name, fact.Value is { } value ? new Cell(value) : new Cell("needed", Tone.Muted)];

    /// <summary>The class without its namespace and what it is made of.</summary>
    private static string Short(string component)
    {
        int end = component.AsSpan().IndexOfAny('`', '[');
        string name = end < 0 ? component : component[..end];
        return name[(name.LastIndexOf('.') + 1)..];
    }

    private static void Section(ITerminal terminal, string title, ImmutableArray<TableColumn> columns, ImmutableArray<ImmutableArray<Cell>> rows)
    {
        if (rows.IsEmpty)
            return;

        terminal.Line();
        terminal.Line(title, Tone.Strong);
        terminal.Table(new TextTable(columns, rows));
    }
}
