namespace Millrace.Data;

/// <summary>Row groups of files.</summary>
/// <param name="units">The row groups, of whose files the stretch is a user.</param>
internal sealed class FileStretch(IReadOnlyList<ScanUnit> units) : Stretch
{
    public IReadOnlyList<ScanUnit> Units => units;
}
