using Millrace.Runtime;

namespace Millrace.Output;

/// <summary>Says from time to time how far a command's work is, beside its results.</summary>
/// <param name="context">The program.</param>
/// <param name="say">Says how far it is.</param>
internal sealed class SpacedProgress(ProgramContext context, Func<StepProgress, string> say) : IProgress<StepProgress>
{
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private long _last = context.Time.GetTimestamp();

    /// <summary>Says how many bytes are done.</summary>
    /// <param name="context">The program.</param>
    /// <param name="done">What has become of them: <c>read</c>, <c>copied</c>.</param>
    public static SpacedProgress OfBytes(ProgramContext context, string done) =>
        new(context, value => $"{Texts.Bytes(value.Done)} of {Texts.Bytes(value.Total ?? value.Done)} {done}");

    /// <inheritdoc/>
    public void Report(StepProgress value)
    {
        lock (_lock)
        {
            if (context.Time.GetElapsedTime(_last) < s_silence)
                return;
            _last = context.Time.GetTimestamp();
            context.Console.Messages.Line(say(value), Tone.Muted);
        }
    }
}
