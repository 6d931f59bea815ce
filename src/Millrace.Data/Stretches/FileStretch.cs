namespace Millrace.Data;

/// <summary>Row groups of files.</summary>
/// <param name="units">The row groups, of whose files the stretch is a user.</param>
internal sealed class FileStretch(IReadOnlyList<ScanUnit> units) : Stretch
{
    private int _done;

    /// <summary>The row groups that were not read yet, each let go once the next is asked for.</summary>
    public IEnumerable<ScanUnit> TakeUnits()
    {
        while (_done < units.Count)
        {
            yield return units[_done];
            units[_done++].File?.LetGo();
        }
    }

    /// <inheritdoc/>
    public override void LetGo()
    {
        while (_done < units.Count)
            units[_done++].File?.LetGo();
    }
}
