using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>The disk of the store is full, or takes nothing.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public FullDiskTests() => _folder.StorePath = Directory.CreateDirectory(Path.Combine(_folder.Path, "mounted")).FullName;

    public void Dispose() => _folder.Dispose();

    /// <summary>The sizes end a run at its first write, while it begins, early and late in it.</summary>
    [MountTheory]
    [InlineData("16k")]
    [InlineData("200k")]
    [InlineData("1m")]
    [InlineData("3m")]
    public async Task A_full_disk_is_named_and_the_next_run_with_room_on_it_succeeds(string size)
    {
        using WorkProgram shell = await RunAsync(
            size,
            """
            "$@"; echo "first $? ."
            mount -o remount,size=64m "$FOLDER"
            "$@"; echo "second $? ."
            """);

        Assert.True(shell.Told("first") is ["1"] or ["2"], shell.Text);
        Assert.Contains(_folder.StorePath, shell.Text, StringComparison.Ordinal);
        Assert.Matches("(?i)no space left|disk is full|unable to open|disk I/O error", shell.Text);
        Check(shell);
    }

    [MountFact]
    public async Task A_store_that_is_read_only_is_named_and_works_again_when_it_no_longer_is()
    {
        using WorkProgram shell = await RunAsync(
            "64m",
            """
            mount -o remount,ro "$FOLDER"
            "$@"; echo "first $? ."
            mount -o remount,rw "$FOLDER"
            "$@" > "$FOLDER/../between"
            mount -o remount,ro "$FOLDER"
            "$@"; echo "third $? ."
            mount -o remount,rw "$FOLDER"
            "$@"; echo "second $? ."
            """);

        Assert.Equal(["2"], shell.Told("first"));
        Assert.Equal(["2"], shell.Told("third"));
        string[] errors = [.. shell.Text.Split('\n').Where(static line => line.StartsWith("error: ", StringComparison.Ordinal))];
        Assert.Equal(2, errors.Length);
        Assert.All(errors, error => Assert.StartsWith($"error: The store {_folder.StorePath} cannot be written to: ", error, StringComparison.Ordinal));
        Check(shell);
        Assert.Equal(WorkGraph.Count, shell.Finished("Reused").Count());
    }

    /// <summary>The sizes end the writing in the first pages, in later ones, and hardly at all.</summary>
    [MountTheory]
    [InlineData("16k")]
    [InlineData("1m")]
    [InlineData("3m")]
    [InlineData("6m")]
    public async Task Files_that_a_full_disk_ends_are_gone_and_older_ones_stay(string size)
    {
        using WorkProgram shell = await MountedShell.Start(
            _folder.StorePath,
            size,
            """
            echo old > "$FOLDER/rows.parquet"
            "$@"; echo "failed $? ."
            echo "files $(find "$FOLDER" -mindepth 1 -printf '%f ') ."
            echo "old $(cat "$FOLDER/rows.parquet") ."
            mount -o remount,size=64m "$FOLDER"
            "$@"; echo "then $? ."
            echo "all $(find "$FOLDER" -type f -printf '%f\n' | sort | tr '\n' ' ') ."
            """,
            "--rows", "400000", "--to", _folder.StorePath).WaitAsync();

        Assert.True(shell.Told("failed") is ["2"], shell.Text);
        Assert.Equal("rows.parquet", Assert.Single(shell.Told("files")).Trim());
        Assert.Equal("old", Assert.Single(shell.Told("old")).Trim());
        Assert.Matches("(?i)no space left|disk is full", shell.Text);
        Assert.True(shell.Told("then") is ["0"], shell.Text);
        Assert.Equal("manifest.json part-00000.parquet rows.parquet", Assert.Single(shell.Told("all")).Trim());
    }

    /// <summary>The sizes end all sinks in their first pages, later ones some of them in the middle.</summary>
    [MountTheory]
    [InlineData("16k")]
    [InlineData("1m")]
    [InlineData("4m")]
    public async Task What_does_not_fit_where_a_sink_writes_is_not_seen_and_the_next_run_with_room_writes_all(string size)
    {
        using WorkProgram shell = await MountedShell.Start(
            _folder.StorePath,
            size,
            """
            mkdir "$FOLDER/csv"; echo old > "$FOLDER/csv/rows.csv"
            "$@"; echo "failed $? ."
            mount -o remount,size=128m "$FOLDER"
            "$@"; echo "then $? ."
            """,
            "--sinks", _folder.StorePath, "--store", Path.Combine(_folder.Path, "elsewhere"), "--rows", "100000").WaitAsync();

        Assert.True(shell.Told("failed") is ["1"], shell.Text);
        Assert.Equal(2, shell.Told("written").Length);

        // One line is what was there before. Of a larger disk one of the files may be whole, the smaller one once the others have given their room back; the
        // table never fits.
        string whole = size switch
        {
            "16k" => "^1 lines, (0|no) rows$",
            "1m" => @"^(\.parquet, )?1 lines, (0|no) rows$",
            _ => @"^(\.parquet, )?(1|100001) lines, (0|no) rows$",
        };
        Assert.Matches(whole, shell.Told("written")[0]);
        Assert.Contains("write-sql: DataException: ", shell.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("write-[a-z]+: (?!DataException)[A-Z]", shell.Text);
        Assert.Matches("(?i)no space left|disk is full", shell.Text);
        Assert.True(shell.Told("then") is ["0"], shell.Text);
        Assert.Equal(".parquet, 100001 lines, 100000 rows", shell.Told("written")[1]);
    }

    private Task<WorkProgram> RunAsync(string size, string script) =>
        MountedShell.Start(_folder.StorePath, size, script, "--store", _folder.StorePath, "--journal", _folder.Journal.Folder, "--verify", "yes").WaitAsync();

    private static void Check(WorkProgram shell)
    {
        Assert.True(shell.Told("second") is ["0"], shell.Text);
        Assert.Equal("0", shell.Told("problems")[^1]);
        Assert.Equal(Reference.Digests, shell.Told("output")[^WorkGraph.Count..]);
    }
}
