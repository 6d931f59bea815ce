using System.Collections.Immutable;

namespace Millrace.Runtime;

/// <summary>What is written down when the first attempt of a step starts. The attempt need not wait for it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Key">Its key.</param>
/// <param name="Parts">What the key was made of, as it is written down.</param>
/// <param name="Reason">Why it runs.</param>
/// <param name="Inputs">What it takes.</param>
/// <param name="Rejected">The step whose stored result was found unfit; null where none was found.</param>
/// <param name="StartedAt">When it starts.</param>
internal sealed record StepStart(
    long Step, StepKey Key, string Parts, string Reason, ImmutableArray<StepInput> Inputs, long? Rejected, DateTimeOffset StartedAt)
{
    private volatile bool _isEnding;

    /// <summary>The files from outside that it reads.</summary>
    public ImmutableArray<StepSource> Sources { get; init; } = [];

    /// <summary>The fence of the first attempt.</summary>
    public const int Fence = 1;

    /// <summary>
    /// Whether the metadata gave the step to this start, and to no other one of another process: only then may its attempt commit. Changed within the
    /// transaction that writes it, so what comes after it in the same one knows; taken back where that is undone.
    /// </summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether the step's end is about to be written down, and this with it.</summary>
    public bool IsEnding
    {
        get => _isEnding;
        set => _isEnding = value;
    }
}
