using System.Text.Json;
using Millrace.Tests.Support;

namespace Millrace.Tests.Commands;

/// <summary>A run that goes on without a step, as a person and a machine see it.</summary>
public sealed class SkippingTests : IDisposable
{
    private readonly TestProgram _program = new();

    public SkippingTests() => _program.Plans[0] = new PipelinePlan
    {
        Name = Numbers.Plan.Name,
        Type = Numbers.Plan.Type,
        Parameters = Numbers.Plan.Parameters,
        Create = Numbers.Plan.Create,
        Steps =
        [
            Numbers.Plan.Steps[0],
            Numbers.Plan.Steps[1],
            new PlanStep { Name = "optional", Component = Optional, Inputs = [new PlanInput(0, 0)] },
            new PlanStep { Name = "after-it", Component = Numbers.DoubleNumber, Inputs = [new PlanInput(2, 0)] },
            new PlanStep
            {
                Name = "report",
                Component = Numbers.Plan.Steps[2].Component,
                Inputs = [new PlanInput([new PlanSource(2, 0), new PlanSource(0, 0)]), new PlanInput(1, 1)],
            },
        ],
    };

    private static ComponentDescriptor Optional { get; } = new()
    {
        Name = "optional",
        Type = typeof(Optional),
        Inputs = [new InputInfo("number", ArtifactType.Of<Number>())],
        Outputs = [new OutputInfo("output", ArtifactType.Of<Number>())],
        Invoke = static _ => throw new StepSkippedException("libnumber cannot be loaded"),
    };

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task A_person_sees_it_on_the_way_and_in_the_table_and_the_run_succeeds()
    {
        (int code, string output, string error) = await _program.RunInStoreAsync();

        Assert.Equal(ExitCodes.Success, code);
        Assert.Contains(
            "warning: Millrace.Runtime: Step optional is skipped, and the run goes on without it: libnumber cannot be loaded\n",
            error,
            StringComparison.Ordinal);
        Assert.Matches(@"optional: skipped after \d+\.\d\d s \(libnumber cannot be loaded\)\n", error);
        Assert.Contains("after-it: skipped (needs optional, which was skipped: libnumber cannot be loaded)\n", error, StringComparison.Ordinal);
        Assert.DoesNotContain("error", error, StringComparison.Ordinal);
        Assert.Matches(@"optional +skipped +\d+\.\d\d s +libnumber cannot be loaded\n", output);
        Assert.Matches(@"after-it +skipped +needs optional, which was skipped: libnumber cannot be loaded\n", output);
        Assert.Matches(@"sum +3\n", output);
        Assert.Contains("3 executed, 2 skipped", output, StringComparison.Ordinal);

        (_, output, _) = await _program.RunInStoreAsync("runs", "show");
        Assert.Matches(@"optional +skipped +\d+\.\d\d s +libnumber cannot be loaded\n", output);
    }

    [Fact]
    public async Task A_machine_reads_it_and_the_next_run_tries_it_again()
    {
        await _program.RunInStoreAsync();

        (int code, string output, _) = await _program.RunInStoreAsync("--json");

        Assert.Equal(ExitCodes.Success, code);
        JsonElement run = JsonDocument.Parse(output).RootElement;
        Assert.Equal("succeeded", run.GetProperty("status").GetString());
        Assert.Equal(
            ["make-number reused", "double-number reused", "optional skipped", "after-it skipped", "report reused"],
            run.GetProperty("steps").EnumerateArray().Select(static step => $"{step.GetProperty("name").GetString()} {step.GetProperty("state").GetString()}"));
        JsonElement optional = run.GetProperty("steps")[2];
        Assert.Equal("libnumber cannot be loaded", optional.GetProperty("reason").GetString());
        Assert.False(optional.TryGetProperty("error", out _));
        Assert.Equal(0, optional.GetProperty("outputs").GetArrayLength());

        JsonElement recorded = JsonDocument.Parse((await _program.RunInStoreAsync("runs", "show", "--json")).Output).RootElement.GetProperty("steps")[2];
        Assert.Equal(("skipped", "libnumber cannot be loaded"), (recorded.GetProperty("state").GetString(), recorded.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task The_plan_and_the_debugger_speak_of_it()
    {
        await _program.RunInStoreAsync();

        (_, string output, _) = await _program.RunInStoreAsync("plan");
        Assert.Matches("optional +will run +was skipped last time and is tried again: libnumber cannot be loaded\n", output);
        Assert.Matches("report +runs unless input unchanged +.*runs unless optional is skipped again\n", output);

        (int code, output, _) = await _program.RunInStoreAsync("step", "debug", "optional");
        Assert.Equal(ExitCodes.Success, code);
        Assert.Matches(@"Step optional of run \S+: skipped after .*; nothing was committed to the store\.", output);
    }

    [Fact]
    public async Task A_range_may_begin_after_it()
    {
        await _program.RunInStoreAsync();

        (int code, string output, string error) = await _program.RunInStoreAsync("run", "--from", "report", "--fresh", "report");

        Assert.True(code == ExitCodes.Success, error);
        Assert.Matches(@"optional +skipped +outside --from report; was skipped last time: libnumber cannot be loaded\n", output);
        Assert.DoesNotContain("warning", error, StringComparison.Ordinal);
    }
}

/// <summary>Stands for a component's class.</summary>
internal sealed class Optional;
