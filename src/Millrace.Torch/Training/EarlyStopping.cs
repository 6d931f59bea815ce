namespace Millrace.Torch;

/// <summary>Decides by the loss on rows that are not trained on when to stop, and which epoch was the best.</summary>
/// <param name="patience">How many epochs without improvement are allowed.</param>
internal sealed class EarlyStopping(int patience)
{
    /// <summary>The epoch with the least loss so far; 0 before the first.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The least loss so far.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Takes the loss of an epoch.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="loss">Its loss.</param>
    /// <returns>Whether it is the best so far; the earlier one stays where they are equal.</returns>
    public bool Observe(int epoch, double loss)
    {
        if (!(loss < BestLoss))
            return false;
        (BestEpoch, BestLoss) = (epoch, loss);
        return true;
    }

    /// <summary>Whether there was no improvement for too long.</summary>
    /// <param name="epoch">The last epoch.</param>
    public bool IsDue(int epoch) => epoch - BestEpoch >= patience;
}
