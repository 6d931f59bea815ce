using Millrace.Runtime;
using Millrace.Safety.Tests.Support;

namespace Millrace.Safety.Tests;

/// <summary>A program is ended by force, or its disk is full or takes nothing, while it exports what a store knows.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly WorkFolder _folder = new();
    private readonly string _mounted;

    public ExportTests() => _mounted = Directory.CreateDirectory(Path.Combine(_folder.Path, "mounted")).FullName;

    private string Target => Path.Combine(_mounted, "mlmd.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_killed_export_leaves_goes_with_the_next_one_and_never_has_the_files_name()
    {
        await _folder.RunAsync();
        await File.WriteAllTextAsync(Target, "mine");
        using (WorkProgram program = _folder.Start([.. Exporting, "--hang", "export"]))
        {
            await program.WaitForAsync(static line => line == "hanging");

            // One that is at work is not disturbed by another.
            using Store store = _folder.Open();
            MlmdExport.Write(store, Target + "2", new MlmdExportOptions(), null, CancellationToken.None);
            MlmdExport.Write(store, Target, new MlmdExportOptions { Overwrites = true }, null, CancellationToken.None);
            await File.WriteAllTextAsync(Target, "mine");
            Assert.Single(Directory.GetFiles(_mounted, "mlmd.db", SearchOption.AllDirectories), path => path != Target);
            await program.KillAsync();
        }

        Assert.Equal("mine", await File.ReadAllTextAsync(Target));
        Assert.Equal(2, Directory.GetFiles(_mounted, "mlmd.db", SearchOption.AllDirectories).Length);
        using (Store store = _folder.Open())
            MlmdExport.Write(store, Target, new MlmdExportOptions { Overwrites = true }, null, CancellationToken.None);
        Assert.Equal([Target, Target + "2"], Directory.GetFileSystemEntries(_mounted, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    [MountFact]
    public async Task A_full_disk_one_that_takes_nothing_and_one_with_room_are_told_apart()
    {
        await _folder.RunAsync();
        using WorkProgram shell = await MountedShell.Start(
            _mounted,
            "64k",
            """
            timeout 20 "$@"; echo "full $? ."
            echo "left $(find "$FOLDER" -mindepth 1 | wc -l) ."
            mount -o remount,ro,size=64m "$FOLDER"
            timeout 20 "$@"; echo "read-only $? ."
            mount -o remount,rw "$FOLDER"
            timeout 5 "$@" --hang export; echo "killed $? ."
            """,
            ["--store", _folder.StorePath, "--journal", _folder.Journal.Folder, .. Exporting]).WaitAsync();

        Assert.Equal("2 0 2 124", string.Join(' ', ((string[])["full", "left", "read-only", "killed"]).SelectMany(shell.Told)));
        string[] errors = [.. shell.Text.Split('\n').Where(static line => line.StartsWith("error: ", StringComparison.Ordinal))];
        Assert.Equal(2, errors.Length);
        Assert.StartsWith($"error: The file {Target} cannot be written: its disk is full (", errors[0], StringComparison.Ordinal);
        Assert.EndsWith("Make room on it, or name a file on another disk.", errors[0], StringComparison.Ordinal);
        Assert.StartsWith($"error: The file {Target} cannot be written: its disk can only be read (", errors[1], StringComparison.Ordinal);
    }

    private string[] Exporting => ["--keeping", "export", "--to", Target];
}
