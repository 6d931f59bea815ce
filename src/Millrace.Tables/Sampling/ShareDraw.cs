namespace Millrace.Tables;

/// <summary>Takes each row with the same probability, independently of the others.</summary>
/// <param name="fraction">The probability.</param>
/// <param name="seed">Decides.</param>
internal sealed class ShareDraw(double fraction, Seed seed) : RowDraw
{
    /// <inheritdoc/>
    public override bool Takes(long row) => Draw.Position(seed.Derive((ulong)row).Value) < fraction;

    /// <inheritdoc/>
    public override RowDraw Again() => this;

    /// <inheritdoc/>
    public override bool Any(long first, long count)
    {
        for (long row = first; row < first + count; row++)
        {
            if (Takes(row))
                return true;
        }

        return false;
    }
}
