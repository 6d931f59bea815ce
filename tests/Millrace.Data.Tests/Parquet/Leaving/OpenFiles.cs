namespace Millrace.Data.Tests.Files;

/// <summary>Whether this process holds files open.</summary>
internal static class OpenFiles
{
    /// <summary>Fails where it does: .NET lets nobody have a file for himself that another handle of it is open for, on all systems.</summary>
    public static void AssertClosed(string path)
    {
        using FileStream alone = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.None);
    }

    /// <summary>Fails where one of a folder is open; on Linux also where it was deleted meanwhile, which other systems do not tell.</summary>
    public static void AssertNoneIn(string folder)
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.DoesNotContain(
                Directory.GetFiles("/proc/self/fd").Select(static handle => new FileInfo(handle).LinkTarget),
                target => target?.StartsWith(folder + "/", StringComparison.Ordinal) ?? false);
        }

        if (!Directory.Exists(folder))
            return;
        foreach (string file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            AssertClosed(file);
    }
}
