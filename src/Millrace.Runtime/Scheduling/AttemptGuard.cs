namespace Millrace.Runtime;

/// <summary>Decides once whether an attempt is committed or abandoned, and knows what is told of one that is given up.</summary>
/// <param name="started">When the step's turn came.</param>
internal sealed class AttemptGuard(long started)
{
    private const int Open = 0, Committing = 1, Abandoned = 2;

    private int _state;
    private Claim? _claim;

    /// <summary>When the step's turn came.</summary>
    public long Started { get; } = started;

    /// <summary>Whether the attempt was abandoned.</summary>
    public bool IsAbandoned => Volatile.Read(ref _state) == Abandoned;

    /// <summary>The log of the latest attempt; null before there is one.</summary>
    public StepLog? Log { get; set; }

    /// <summary>What the step claims; null where it claims nothing.</summary>
    public Claim? Claim
    {
        get => Volatile.Read(ref _claim);
        set => Interlocked.Exchange(ref _claim, value);
    }

    /// <summary>How the step started; null before it has.</summary>
    public StepStart? Start { get; set; }

    /// <summary>The latest attempt; null before there is one.</summary>
    public int? Fence { get; set; }

    /// <summary>Takes the right to commit.</summary>
    /// <returns>False where the attempt was abandoned.</returns>
    public bool TryCommit()
    {
        if (Interlocked.CompareExchange(ref _state, Committing, Open) != Abandoned)
            return true;

        // Whoever gave it up may not have seen the claim.
        Claim?.GiveUp();
        return false;
    }

    /// <summary>Abandons the attempt.</summary>
    /// <returns>False where it is being committed, which takes but a moment.</returns>
    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Open) == Open;
}
