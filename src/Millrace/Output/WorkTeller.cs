using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Says from time to time how far long work is.</summary>
/// <param name="context">The program.</param>
/// <param name="done">What has become of the bytes: <c>read</c>, <c>copied</c>.</param>
internal sealed class WorkTeller(ProgramContext context, string done) : IProgress<StepProgress>
{
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private long _last = context.Time.GetTimestamp();

    /// <inheritdoc/>
    public void Report(StepProgress value)
    {
        lock (_lock)
        {
            if (context.Time.GetElapsedTime(_last) < s_silence)
                return;
            _last = context.Time.GetTimestamp();
            context.Console.Messages.Line($"{Texts.Bytes(value.Done)} of {Texts.Bytes(value.Total ?? value.Done)} {done}", Tone.Muted);
        }
    }
}
