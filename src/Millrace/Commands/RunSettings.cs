using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Millrace.Runtime;

namespace Millrace.Commands;

/// <summary>The pipeline, its parameters and the extent of a run: what <c>run</c> and <c>plan</c> have in common.</summary>
internal sealed class RunSettings
{
    private readonly PipelineChoice _pipeline;
    private readonly ParameterOptions _parameters;

    private readonly Option<string> _from = new("--from")
    {
        Description = "Begins with this step or nested pipeline; what it needs is taken from the store.",
        HelpName = "step",
    };

    private readonly Option<string> _to = new("--to")
    {
        Description = "Ends with this step or nested pipeline.",
        HelpName = "step",
    };

    private readonly Option<string[]> _fresh = new("--fresh")
    {
        Description =
            "Runs this step even where its result could be reused: of a map the steps of all items (map.step for one step of each), of a nested pipeline "
            + "all of its steps. Repeatable.",
        HelpName = "step",
    };

    private readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "Goes on after a step failed: only what depends on it is not run.",
    };

    private readonly Option<string> _seed = new("--seed")
    {
        Description = "The run's seed: another one gives other random numbers. (default 1)",
        HelpName = "whole number",
    };

    private readonly Option<string> _parallel = ParallelOption.Create();

    public RunSettings(ProgramContext context)
    {
        _pipeline = new PipelineChoice(context);
        _parameters = new ParameterOptions(context, new HashSet<string>(StringComparer.Ordinal)
        {
            "--store", "--verbose", "--json", "--set", "--help", "--version", _from.Name, _to.Name, _fresh.Name, _keepGoing.Name, _seed.Name, _parallel.Name,
            "--tag", "--note", "--keep-sources",
        });
    }

    /// <summary>The argument that names the pipeline.</summary>
    public Argument Pipeline => _pipeline.Argument;

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        _parameters.AddTo(command);
        foreach (Option option in (ReadOnlySpan<Option>)[_from, _to, _fresh, _keepGoing, _seed, _parallel])
            command.Add(option);
    }

    /// <summary>Reads everything.</summary>
    /// <exception cref="UsageException">A name is unknown or a value cannot be read.</exception>
    /// <exception cref="ParameterException">A parameter is missing or out of range.</exception>
    public (BoundPlan Plan, RunOptions Options) Read(ParseResult parsed)
    {
        PipelineRunner.Prepare();
        BoundPlan plan = _parameters.Bind(parsed, _pipeline.Read(parsed));
        RunOptions options = new()
        {
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Fresh = ImmutableHashSet.CreateRange(StringComparer.Ordinal, parsed.GetValue(_fresh) ?? []),
            KeepGoing = parsed.GetValue(_keepGoing),
        };
        options.Check(plan);

        if (parsed.GetValue(_seed) is { } seed)
        {
            options = options with
            {
                Seed = ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value)
                    ? value
                    : throw new UsageException($"'{seed}' is not a value for '--seed': expected a whole number from 0."),
            };
        }

        return (plan, ParallelOption.Apply(parsed, _parallel, options));
    }
}
