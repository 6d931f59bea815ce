using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows of which some stay.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="keep">Which.</param>
/// <param name="code">What that is called.</param>
/// <param name="writer">Takes them.</param>
internal sealed class FilterWork<T>(RowPredicate<T> keep, string code, DatasetWriter<T> writer) : RowWork<T>(code)
    where T : struct, ISchema<T>
{
    private int[] _kept = [];
    private int _count;

    /// <inheritdoc/>
    protected override ValueTask DeliverAsync(CancellationToken cancellation) => writer.AddAsync(Rows, _kept.AsMemory(0, _count), cancellation);

    /// <inheritdoc/>
    protected override void Prepare()
    {
        _count = 0;
        if (_kept.Length < Count)
            _kept = new int[Count];
    }

    /// <inheritdoc/>
    protected override void Call(int index)
    {
        T row = Rows[index];
        if (keep(in row))
            _kept[_count++] = index;
    }
}
