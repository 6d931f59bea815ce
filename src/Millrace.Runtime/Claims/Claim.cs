namespace Millrace.Runtime;

/// <summary>A key that this process computes the result of. Others who come to the same key wait until it is given up.</summary>
/// <param name="table">Where it is noted.</param>
/// <param name="place">At which place there.</param>
/// <param name="content">What stands there.</param>
internal sealed class Claim(ClaimTable table, int place, long content)
{
    private int _isGivenUp;

    /// <summary>Gives it up, once; what came of it must be visible to others by now.</summary>
    public void GiveUp()
    {
        if (Interlocked.Exchange(ref _isGivenUp, 1) == 0)
            table.Clear(place, content);
    }
}
