using System.Diagnostics;

namespace Millrace.Runtime.Tests;

/// <summary>The commit of the sources, and whether they were changed.</summary>
public sealed class SourceRevisionTests : IDisposable
{
    private const string Commit = "0123456789012345678901234567890123456789", Other = "9876543210987654321098765432109876543210";

    private readonly string _folder = Directory.CreateTempSubdirectory("millrace-").FullName;

    public void Dispose()
    {
        foreach (string file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
            File.SetAttributes(file, FileAttributes.Normal);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("# branch.oid " + Commit + "\n# branch.head main\n", false)]
    [InlineData("# branch.oid " + Commit + "\n1 .M N... 100644 100644 100644 a b Program.cs\n", true)]
    [InlineData("# branch.oid " + Commit + "\n? New.cs\n", true)]
    [InlineData("# branch.oid " + Commit + "\n? .millrace/\n? trips.csv\n", false)]
    public void What_git_says_tells_the_commit_and_whether_sources_differ(string said, bool isDirty) =>
        Assert.Equal(new SourceRevision(Commit, isDirty), SourceRevision.Parse(said));

    [Theory]
    [InlineData("")]
    [InlineData("# branch.oid (initial)\n# branch.head main\n? Program.cs\n")]
    public void Without_a_commit_there_is_no_revision(string said) => Assert.Null(SourceRevision.Parse(said));

    [Fact]
    public void The_commit_that_was_built_counts_whatever_is_checked_out_now()
    {
        SourceRevision build = new(Commit, null), same = new(Commit, true), other = new(Other, false);
        Assert.Equal(same, SourceRevision.Of(build, same));
        Assert.Equal(build, SourceRevision.Of(build, other));
        Assert.Equal(build, SourceRevision.Of(build, null));
        Assert.Equal(other, SourceRevision.Of(null, other));
        Assert.Null(SourceRevision.Of(null, null));
    }

    [Fact]
    public async Task A_real_checkout_is_asked_and_a_folder_outside_of_any_is_not_one()
    {
        Assert.Null(await SourceRevision.FindAsync(Path.Combine(_folder, "not there"), CancellationToken.None));
        if (!TryGit("init", "-q"))
            return;
        Assert.Null(await SourceRevision.FindAsync(_folder, CancellationToken.None));
        File.WriteAllText(Path.Combine(_folder, "Program.cs"), "1");
        Assert.True(TryGit("add", ".") && TryGit("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "one"));
        SourceRevision clean = (await SourceRevision.FindAsync(_folder, CancellationToken.None))!;
        Assert.Equal((40, false), (clean.Commit.Length, clean.IsDirty));

        File.WriteAllText(Path.Combine(_folder, "Program.cs"), "2");
        Assert.Equal(clean with { IsDirty = true }, await SourceRevision.FindAsync(_folder, CancellationToken.None));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Null(await SourceRevision.FindAsync(_folder, cancelled.Token));
    }

    private bool TryGit(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", _folder, .. arguments]) { RedirectStandardError = true })!;
            git.StandardError.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
