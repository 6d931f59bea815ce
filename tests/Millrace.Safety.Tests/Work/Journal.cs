using System.Globalization;

namespace Millrace.Safety.Tests.Work;

/// <summary>What was computed, by whatever process: a folder in which each computation leaves a file of its own.</summary>
internal sealed class Journal(string folder)
{
    public string Folder => folder;

    /// <summary>The steps that were computed, one for each time.</summary>
    public string[] Steps => [.. Entries.Select(static entry => entry.Step)];

    /// <summary>The steps that were computed, and by which process.</summary>
    public (string Step, int Process)[] Entries =>
        [.. Directory.GetFiles(folder).Select(static path => Path.GetFileName(path).Split('~')).Select(static parts => (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture)))];

    public void Add(string step) => File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{step}~{Environment.ProcessId}~{Guid.NewGuid():N}"))).Dispose();

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
    }
}
