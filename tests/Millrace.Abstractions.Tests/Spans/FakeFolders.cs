namespace Millrace.Abstractions.Tests.Spans;

/// <summary>Files that are not there, and what was asked of them.</summary>
internal sealed class FakeFolders(bool isWindows, params string[] files) : SpanFolders
{
    public List<string> Listed { get; } = [];

    public override bool IsWindows => isWindows;

    public override StringComparison Comparison => isWindows ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    public override IEnumerable<string> List(string folder, bool files)
    {
        Listed.Add(folder);
        return Below(folder).Where(rest => rest.Contains('/') != files).Select(static rest => rest.Split('/')[0]).Distinct().ToArray();
    }

    public override bool Exists(string path, bool file) =>
        files.Any(each => file ? each.Equals(path, Comparison) : each.StartsWith(path + "/", Comparison));

    private IEnumerable<string> Below(string folder) => files.Where(each => each.StartsWith(folder, Comparison)).Select(each => each[folder.Length..]);
}
