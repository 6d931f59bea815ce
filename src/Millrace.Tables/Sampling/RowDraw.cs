using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Chooses rows at random by their numbers, asked of one after the other; those of which nothing is asked must not be chosen ones.</summary>
internal abstract class RowDraw : RowPositions
{
    /// <summary>Whether a row is taken.</summary>
    /// <param name="row">Its number, from 0.</param>
    public abstract bool Takes(long row);

    /// <summary>The same choice from the first row on.</summary>
    public abstract RowDraw Again();

    /// <inheritdoc/>
    public override RowPositions Restart() => Again();

    /// <inheritdoc/>
    public override bool Any(long first, long count)
    {
        bool any = false;
        for (long row = first; row < first + count; row++)
            any |= Takes(row);
        return any;
    }
}
