using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;

namespace Millrace.Runtime;

/// <summary>The state of the sources that a program was built from, as git knows it.</summary>
/// <param name="Commit">The commit, in hexadecimal digits.</param>
/// <param name="IsDirty">Whether tracked files differ from it, or there are sources that git does not know; null where only the build knows of the commit.</param>
internal sealed record SourceRevision(string Commit, bool? IsDirty)
{
    private const string CommitLine = "# branch.oid ";

    private static readonly string[] s_sources = [".cs", ".csproj", ".props", ".targets", ".resx"];

    /// <summary>Asks git about the checkout that a folder lies in.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellation">Ends the question early.</param>
    /// <returns>Null where there is no git, no checkout, or no commit yet.</returns>
    public static async Task<SourceRevision?> FindAsync(string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, "status", "--porcelain=v2", "--branch", "--untracked-files=normal"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };

        // Looking must not hold up somebody who commits at this moment.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        Process? git = null;
        try
        {
            git = Process.Start(start)!;
            git.StandardInput.Close();
            Task<string> errors = git.StandardError.ReadToEndAsync(cancellation);
            string said = await git.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await git.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return git.ExitCode == 0 ? Parse(said) : null;
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or InvalidOperationException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            Kill(git);
            return null;
        }
        finally
        {
            git?.Dispose();
        }
    }

    /// <summary>Reads what <c>git status --porcelain=v2 --branch</c> says.</summary>
    public static SourceRevision? Parse(string said)
    {
        string? commit = null;
        bool isDirty = false;
        foreach (string line in said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith(CommitLine, StringComparison.Ordinal))
                commit = line[CommitLine.Length..];
            else if (!line.StartsWith('#') && (!line.StartsWith('?') || IsSource(line)))
                isDirty = true;
        }

        return commit is null or "(initial)" ? null : new SourceRevision(commit, isDirty);
    }

    /// <summary>What ran: the commit that was built. Whether its sources differ is known only while the checkout still stands there.</summary>
    /// <param name="build">What the build says; null where it says nothing.</param>
    /// <param name="checkout">What the checkout says that the program lies in; null where it lies in none.</param>
    public static SourceRevision? Of(SourceRevision? build, SourceRevision? checkout) =>
        build is null || build.Commit.Equals(checkout?.Commit, StringComparison.OrdinalIgnoreCase) ? checkout : build;

    /// <summary>Whether a file that git does not know is one that a build takes in.</summary>
    private static bool IsSource(string line) => s_sources.Any(ending => line.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>The commit that the SDK wrote into an assembly when it was built; null where it wrote none.</summary>
    /// <param name="program">The assembly.</param>
    public static SourceRevision? OfBuild(Assembly? program)
    {
        string version = program?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
        int plus = version.IndexOf('+', StringComparison.Ordinal);
        string commit = plus < 0 ? "" : version[(plus + 1)..];
        return commit.Length >= 40 && commit.All(char.IsAsciiHexDigit) ? new SourceRevision(commit, null) : null;
    }

    private static void Kill(Process? git)
    {
        try
        {
            git?.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // It has ended meanwhile.
        }
    }
}
