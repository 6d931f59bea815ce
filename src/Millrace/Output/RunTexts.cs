using Millrace.Json;
using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>States and outcomes as texts with their tones.</summary>
internal static class RunTexts
{
    public static Cell State(StepState state) => new(MillraceJson.Name(state), state switch
    {
        StepState.Executed => Tone.Good,
        StepState.Blocked or StepState.Cancelled => Tone.Warning,
        StepState.Failed => Tone.Bad,
        StepState.Reused or StepState.Skipped or StepState.Pending => Tone.Muted,
        _ => Tone.Normal,
    });

    /// <summary>How a step ended; what the run had to do without stands out.</summary>
    public static Cell State(StepResult step) => step.IsMissing ? new Cell(MillraceJson.Name(step.State), Tone.Warning) : State(step.State);

    /// <summary>How a recorded step stands; one that skipped itself stands out.</summary>
    public static Cell State(StepRecord step) => step.SkippedItself ? new Cell(MillraceJson.Name(step.State), Tone.Warning) : State(step.State);

    public static Cell Status(RunStatus status) => new(MillraceJson.Name(status), Of(status));

    public static Tone Of(RunStatus status) => status switch
    {
        RunStatus.Succeeded => Tone.Good,
        RunStatus.Failed or RunStatus.Interrupted => Tone.Bad,
        RunStatus.Blocked or RunStatus.Cancelled => Tone.Warning,
        _ => Tone.Normal,
    };

    /// <summary>How long a step took; empty where it did not work.</summary>
    public static string Took(StepResult step) =>
        step.State is StepState.Executed or StepState.Failed
        || (step.State is StepState.Cancelled or StepState.Blocked or StepState.Skipped && step.Duration > TimeSpan.Zero)
            ? Texts.Duration(step.Duration)
            : "";

    /// <summary>A tag as people write it.</summary>
    public static string Tag(KeyValuePair<string, string> tag) => tag.Value.Length == 0 ? tag.Key : $"{tag.Key}={tag.Value}";

    /// <summary>How many items ended how: <c>3 executed, 5 reused</c>.</summary>
    public static string Counts(ItemCounts items) =>
        string.Join(", ", items.States.Select(static each => $"{Texts.Count(each.Value)} {MillraceJson.Name(each.Key)}"));

    /// <summary>How many steps ended how: <c>3 executed, 5 reused</c>.</summary>
    public static string Counts(IEnumerable<StepState> states) => string.Join(", ", states
        .GroupBy(static state => state)
        .OrderBy(static group => group.Key)
        .Select(static group => $"{group.Count()} {MillraceJson.Name(group.Key)}"));
}
