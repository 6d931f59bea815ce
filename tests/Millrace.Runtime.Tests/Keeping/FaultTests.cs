using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Keeping;

/// <summary>Metadata that cannot be used: what is told, and that artifacts stay readable.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly KeptStore _kept = new();

    private string _digest = "";

    private static PipelinePlan One { get; } = Plan(Step("one", Constant("the text")));

    public void Dispose() => _kept.Dispose();

    [Theory]
    [InlineData("header", "is damaged, or no metadata of a store: ")]
    [InlineData("cut", "is damaged: ")]
    [InlineData("cut short", "is damaged")]
    [InlineData("schema", "is damaged: ")]
    [InlineData("table step", "is damaged: ")]
    [InlineData("table run", "is damaged: ")]
    public async Task Damaged_metadata_is_named_with_what_to_do_and_where_artifacts_are(string damage, string message)
    {
        await PrepareAsync();
        Damage(damage);

        foreach (Action use in new Action[] { Write, Read })
        {
            string told = Assert.Throws<MillraceException>(use).Message;
            Assert.StartsWith($"The store's metadata {_kept.Metadata} {message}", told);
            Assert.Contains("Bring back a copy of the file ('metadata restore FILE'), try 'store verify --repair'", told);
            AssertReadable(told);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Metadata_that_are_gone_or_empty_are_missed_by_readers_as_well(bool isEmpty)
    {
        await PrepareAsync();
        File.Delete(_kept.Metadata);
        if (isEmpty)
            File.WriteAllBytes(_kept.Metadata, []);

        Assert.True(Store.Exists(_kept.Test.StoreFolder));
        foreach (Action use in new Action[] { Write, Read })
        {
            string told = Assert.Throws<MillraceException>(use).Message;
            Assert.StartsWith($"The folder {_kept.Test.StoreFolder} holds objects but no metadata.db: it is not a whole store.", told);
            AssertReadable(told);
        }

        Assert.Equal(isEmpty, File.Exists(_kept.Metadata));
    }

    [Fact]
    public async Task Metadata_of_a_newer_version_are_named_and_not_written()
    {
        await PrepareAsync();
        using (Database database = Database.OpenAny(_kept.Metadata, TimeSpan.FromSeconds(1), mayWrite: true))
            database.Execute("PRAGMA user_version = 99");
        byte[] before = File.ReadAllBytes(_kept.Metadata);

        foreach (Action use in new Action[] { Write, Read })
        {
            string told = Assert.Throws<MillraceException>(use).Message;
            Assert.StartsWith($"The store {_kept.Test.StoreFolder} has format 99, but this version of Millrace reads and writes format {MetadataSchema.Version} alone.", told);
            Assert.Contains("use the version that wrote it.", told);
            AssertReadable(told);
        }

        Assert.Equal(before, File.ReadAllBytes(_kept.Metadata));
    }

    [Theory]
    [InlineData("DROP TABLE step_source", "no such table: ")]
    [InlineData("ALTER TABLE run DROP COLUMN seconds", "no such column: ")]
    public async Task Metadata_without_the_tables_of_their_format_come_from_an_unfinished_version(string change, string said)
    {
        await PrepareAsync();
        _kept.Test.Change($"PRAGMA foreign_keys = OFF; {change}");
        AssertUnfinished(Read, said);
    }

    [Fact]
    public async Task Metadata_that_cannot_be_brought_up_to_date_come_from_an_unfinished_version()
    {
        await PrepareAsync();
        _kept.Test.Change($"PRAGMA user_version = {MetadataSchema.Version - 1}");
        AssertUnfinished(Write, " already exists");
        Assert.Equal([$"{MetadataSchema.Version - 1}"], _kept.Test.Rows("SELECT cast(user_version AS TEXT) FROM pragma_user_version"));
    }

    [Theory]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR_READ, "cannot be read: ")]
    [InlineData(SQLitePCL.raw.SQLITE_IOERR_WRITE, "can neither be read nor written: ")]
    public async Task A_disk_that_fails_is_told_with_what_to_do(int code, string message)
    {
        await PrepareAsync();
        string told = DatabaseFaults.Of(new DatabaseException(code, "disk I/O error"), _kept.Metadata, TimeSpan.Zero).Message;
        Assert.StartsWith($"The store's metadata {_kept.Metadata} {message}SQLite error 10: disk I/O error. Look whether its disk ", told, StringComparison.Ordinal);
        Assert.Contains("name another folder with --store", told, StringComparison.Ordinal);
        AssertReadable(told);
    }

    [UnprivilegedFact]
    public async Task A_file_that_may_only_be_read_is_read_and_not_run_on()
    {
        await PrepareAsync();
        await RestrictAsync(_kept.Metadata, UnixFileMode.UserRead, () =>
        {
            Read();
            Assert.StartsWith($"The store {_kept.Test.StoreFolder} cannot be written to: ", Assert.Throws<MillraceException>(Write).Message);
            return Task.CompletedTask;
        });
        Write();
    }

    [UnprivilegedFact]
    public async Task A_file_that_may_not_be_read_is_named_with_who_must_be_allowed_what()
    {
        await PrepareAsync();
        await RestrictAsync(_kept.Metadata, UnixFileMode.None, () =>
        {
            string told = Assert.Throws<MillraceException>(Read).Message;
            Assert.StartsWith($"The store's metadata {_kept.Metadata} cannot be opened: ", told);
            Assert.Contains("Whoever opens it must be allowed to read it and the files metadata.db-wal and -shm beside it", told);
            AssertReadable(told);
            return Task.CompletedTask;
        });
    }

    [UnprivilegedFact]
    public async Task A_log_that_may_not_be_read_is_named_with_who_must_be_allowed_what()
    {
        await PrepareAsync();

        // As a program leaves it that was ended by force.
        File.WriteAllBytes(_kept.Metadata + "-wal", new byte[40]);
        await RestrictAsync(_kept.Metadata + "-wal", UnixFileMode.None, () =>
        {
            Assert.Contains(
                "Whoever opens it must be allowed to read it and the files metadata.db-wal and -shm beside it", Assert.Throws<MillraceException>(Read).Message);
            Assert.StartsWith($"The store {_kept.Test.StoreFolder} cannot be written to: ", Assert.Throws<MillraceException>(Write).Message);
            return Task.CompletedTask;
        });
    }

    [UnprivilegedFact]
    public async Task A_read_only_folder_is_verified_and_backed_up()
    {
        await PrepareAsync();
        string backup = Path.Combine(_kept.Test.Folder, "backup.db");
        await RestrictAsync(_kept.Test.StoreFolder, UnixFileMode.UserRead | UnixFileMode.UserExecute, async () =>
        {
            using Store store = Store.OpenForReading(_kept.Test.StoreFolder, TimeProvider.System);
            Assert.True((await store.VerifyAsync(null, CancellationToken.None)).IsSound);
            Assert.Equal(1, (await store.BackUpMetadataAsync(backup, replaces: false, CancellationToken.None)).Runs);
        });
    }

    private static async Task RestrictAsync(string path, UnixFileMode mode, Func<Task> use)
    {
#pragma warning disable CA1416 // Skipped on Windows.
        UnixFileMode before = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, mode);
        try
        {
            await use();
        }
        finally
        {
            File.SetUnixFileMode(path, before);
        }
#pragma warning restore CA1416
    }

    private async Task PrepareAsync()
    {
        await _kept.RunAsync(One);
        _digest = _kept.Test.Store.Metadata.ResolveArtifact("last/one").Digest;
        _kept.Test.Store.Dispose();
    }

    private void Write()
    {
        using Store store = Store.Open(_kept.Test.StoreFolder, TimeProvider.System);
        Assert.Single(store.Metadata.GetRun("last").Steps);
    }

    private void Read()
    {
        using Store store = Store.OpenForReading(_kept.Test.StoreFolder, TimeProvider.System);
        Assert.Single(store.Metadata.GetRun("last").Steps);
        Assert.Single(store.Metadata.ListRuns());
    }

    private void AssertUnfinished(Action use, string said)
    {
        string told = Assert.Throws<MillraceException>(use).Message;
        Assert.StartsWith(
            $"The store's metadata {_kept.Metadata} has not the tables of its format, so a version of Millrace wrote it that was not finished: SQLite error 1: ", told);
        Assert.Contains(said, told);
        Assert.Contains("'metadata restore FILE'", told);
        AssertReadable(told);
    }

    /// <summary>The message names a folder in which a content lies that any program reads.</summary>
    private void AssertReadable(string message)
    {
        string objects = Path.Combine(_kept.Test.StoreFolder, "objects");
        Assert.Contains($"The contents of artifacts that have files are not touched by that: they lie in {objects}, each in a folder of plain files named by its digest", message);
        Assert.Contains("Small values, and which items collections have, are in the metadata itself.", message);
        Assert.Equal("the text", File.ReadAllText(Path.Combine(objects, _digest[..2], _digest[2..], "text.txt")));
    }

    private void Damage(string damage)
    {
        byte[] content = File.ReadAllBytes(_kept.Metadata);
        int page = (content[16] << 8) | content[17];
        switch (damage)
        {
            case "header":
                content.AsSpan(0, 16).Fill(0xA5);
                break;
            case "cut":
                content = content[..(content.Length / 2)];
                break;
            case "cut short":
                content = content[..50];
                break;
            case "schema":
                content.AsSpan(100, page - 100).Fill(0xA5);
                break;
            default:
                using (Database database = Database.OpenAny(_kept.Metadata, TimeSpan.FromSeconds(1)))
                {
                    long root = database.Number("SELECT rootpage FROM sqlite_master WHERE name = $p0", damage.Split(' ')[1]);
                    content.AsSpan((int)((root - 1) * page), page).Fill(0xA5);
                }

                break;
        }

        File.WriteAllBytes(_kept.Metadata, content);
    }
}
