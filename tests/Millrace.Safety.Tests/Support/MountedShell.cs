using System.Diagnostics;

namespace Millrace.Safety.Tests.Support;

/// <summary>Shell scripts that see a small file system in memory at a folder; nobody else sees it, and it is gone with them.</summary>
internal static class MountedShell
{
    private static readonly Lazy<string?> s_obstacle = new(static () => OperatingSystem.IsLinux()
        ? Try() ? null : "No file system may be mounted and mounted otherwise here (unshare --user --mount, mount -o remount)."
        : "Only Linux gives a process mounts of its own.");

    /// <summary>Why there is no such thing here; null where there is.</summary>
    public static string? Obstacle => s_obstacle.Value;

    /// <summary>Runs a script, to which the program with its arguments is <c>"$@"</c> and the mounted folder <c>$FOLDER</c>.</summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="size">The size of the file system: <c>1m</c>.</param>
    /// <param name="script">The script; it begins with the file system mounted.</param>
    /// <param name="args">The program's arguments.</param>
    public static WorkProgram Start(string folder, string size, string script, params string[] args)
    {
        var start = new ProcessStartInfo(
            "unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", $"mount -t tmpfs -o size={size} tmpfs \"$FOLDER\" || exit 99\n{script}", "sh", .. WorkProgram.Command, .. args]);
        start.Environment["FOLDER"] = folder;
        return WorkProgram.Start(start);
    }

    private static bool Try()
    {
        string folder = Directory.CreateTempSubdirectory("millrace-").FullName;
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(
                "unshare", ["--user", "--map-root-user", "--mount", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs \"$1\" && mount -o remount,size=2m \"$1\"", "sh", folder]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}
