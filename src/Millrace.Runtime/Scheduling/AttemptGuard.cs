namespace Millrace.Runtime;

/// <summary>Decides once whether an attempt is committed or abandoned.</summary>
internal sealed class AttemptGuard
{
    private const int Open = 0, Committing = 1, Abandoned = 2;

    private int _state;

    /// <summary>Whether the attempt was abandoned.</summary>
    public bool IsAbandoned => Volatile.Read(ref _state) == Abandoned;

    /// <summary>The step's log, for what is told of an attempt that is given up; null before it has one.</summary>
    public StepLog? Log { get; set; }

    /// <summary>The key that the attempt computes the result of; null where it claims none.</summary>
    public Claim? Claim { get; set; }

    /// <summary>Takes the right to commit.</summary>
    /// <returns>False where the attempt was abandoned.</returns>
    public bool TryCommit() => Interlocked.CompareExchange(ref _state, Committing, Open) != Abandoned;

    /// <summary>Abandons the attempt.</summary>
    /// <returns>False where it is being committed, which takes but a moment.</returns>
    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Open) == Open;
}
