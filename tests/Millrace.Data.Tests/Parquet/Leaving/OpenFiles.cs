namespace Millrace.Data.Tests.Files;

/// <summary>Whether this process holds a file open.</summary>
internal static class OpenFiles
{
    /// <summary>Fails where it does.</summary>
    public static void AssertClosed(string path)
    {
        if (OperatingSystem.IsLinux())
            Assert.DoesNotContain(path, Directory.GetFiles("/proc/self/fd").Select(static handle => new FileInfo(handle).LinkTarget));

        // Windows renames no file that is open.
        File.Move(path, path + ".moved");
        File.Move(path + ".moved", path);
    }
}
