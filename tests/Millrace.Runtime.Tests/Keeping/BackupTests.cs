using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Keeping;

/// <summary>Backups of metadata.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly KeptStore _kept = new();

    private string Backup => Path.Combine(_kept.Test.Folder, "backups", "o'hare 😀.db");

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_backup_that_is_brought_back_shows_what_was_then_and_the_check_tells_what_differs()
    {
        string first = (await RunAsync("a")).RunId, second = (await RunAsync("b")).RunId;
        _kept.Test.Store.Labels.AddNote(first, "text\0with 'quotes'\n and 😀");
        MetadataCopy copy = await BackUpAsync();
        Assert.Equal((Backup, 2, new FileInfo(Backup).Length), (copy.Path, copy.Runs, copy.Bytes));
        Assert.Equal([Backup], Directory.GetFiles(Path.GetDirectoryName(Backup)!));
        string later = (await RunAsync("c")).RunId;
        await _kept.DeleteAsync(second);
        _kept.Test.Store.Dispose();

        MetadataCopy restored = await RestoreAsync();

        Assert.Equal(2, restored.Runs);
        Assert.Equal(_kept.Metadata + ".replaced-", restored.Replaced![..^15]);
        _kept.Test.Reopen();
        Assert.Equal([second, first], _kept.Runs());
        Assert.Equal("text\0with 'quotes'\n and 😀", Assert.Single(_kept.Test.Store.Metadata.GetRun(first).Notes).Text);
        Assert.Equal("wal", _kept.Test.Rows("PRAGMA journal_mode").Single());
        StoreVerification found = await _kept.Test.Store.VerifyAsync(null, CancellationToken.None);
        Assert.Equal([$"{second}/first/output"], found.Problems.Select(static problem => problem.Place));
        Assert.Equal(1, found.Unneeded);
        Assert.Equal(
            [(StoreFindingKind.UnsoundResult, $"{second}/first")], found.Findings.Where(static each => !each.IsHarmless).Select(static each => (each.Kind, each.Place)));

        Assert.Equal("first reused", (await RunAsync("a")).States());
        Assert.Equal("first executed", (await RunAsync("b")).States());
        Assert.Equal("first executed", (await RunAsync("c")).States());
        await _kept.AssertSoundAsync();
        Assert.Throws<MillraceException>(() => _kept.Test.Store.Metadata.GetRun(later));
    }

    [Fact]
    public async Task A_file_that_was_copied_to_the_place_by_hand_works_as_well()
    {
        string run = (await RunAsync("a")).RunId;
        await BackUpAsync();
        _kept.Test.Store.Dispose();
        foreach (string file in Directory.GetFiles(_kept.Test.StoreFolder, "metadata.db*"))
            File.Delete(file);
        File.Copy(Backup, _kept.Metadata);

        _kept.Test.Reopen();
        Assert.Equal([run], _kept.Runs());
        Assert.Equal("first reused", (await RunAsync("a")).States());
        Assert.Equal("wal", _kept.Test.Rows("PRAGMA journal_mode").Single());
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task A_backup_is_as_of_one_moment_while_others_write()
    {
        await RunAsync("0");
        using var stop = new CancellationTokenSource();
        Task writing = Task.Run(async () =>
        {
            using var other = new TestStore(_kept.Test.Folder);
            for (int i = 1; !stop.IsCancellationRequested; i++)
                await other.RunAsync(Plan(Step("first", Constant("x")), Step("second", Constant("y"))), ("first.text", $"{i}"), ("second.text", $"{i} y"));
        });

        for (int i = 0; i < 10; i++)
        {
            MetadataCopy copy = await _kept.Test.Store.BackUpMetadataAsync(Backup, replaces: true, CancellationToken.None);
            using Database database = Database.OpenForReading(Backup);
            Assert.Equal(copy.Runs, database.Number("SELECT count(*) FROM run"));
            Assert.Equal("ok", database.Query("PRAGMA integrity_check", static row => row.GetString(0)).Single());
            Assert.Equal(0, database.Number("SELECT count(*) FROM pragma_foreign_key_check"));
            Assert.Equal(0, database.Number("SELECT count(*) FROM run r WHERE r.status = 'Succeeded' AND EXISTS (SELECT 1 FROM step s WHERE s.run = r.number AND s.state = 'Pending')"));
        }

        await stop.CancelAsync();
        await writing;
        Assert.Equal([Backup], Directory.GetFiles(Path.GetDirectoryName(Backup)!));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_where_that_is_asked_for()
    {
        await RunAsync("a");
        Directory.CreateDirectory(Path.GetDirectoryName(Backup)!);
        await File.WriteAllTextAsync(Backup, "mine");

        Assert.Equal(
            $"{Backup} exists already. Name another file, or give --force to replace it.",
            (await Assert.ThrowsAsync<MillraceException>(() => BackUpAsync())).Message);
        Assert.Equal("mine", await File.ReadAllTextAsync(Backup));
        Assert.Equal(1, (await _kept.Test.Store.BackUpMetadataAsync(Backup, replaces: true, CancellationToken.None)).Runs);
    }

    [Theory]
    [InlineData("objects/backup.db")]
    [InlineData("staging/backup.db")]
    [InlineData("logs/x/backup.db")]
    [InlineData("metadata.db")]
    [InlineData("metadata.db-wal")]
    [InlineData("claims")]
    public async Task The_stores_own_files_are_no_place_for_a_backup(string path)
    {
        await RunAsync("a");
        string full = Path.GetFullPath(Path.Combine(_kept.Test.StoreFolder, path));

        string message = (await Assert.ThrowsAsync<MillraceException>(() => _kept.Test.Store.BackUpMetadataAsync(full, replaces: true, CancellationToken.None))).Message;

        Assert.StartsWith($"A backup cannot lie at {full}, ", message);
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task A_backup_that_is_ended_early_leaves_what_was_there()
    {
        await RunAsync("a");
        await BackUpAsync();
        byte[] before = await File.ReadAllBytesAsync(Backup);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _kept.Test.Store.BackUpMetadataAsync(Backup, replaces: true, new CancellationToken(canceled: true)));

        Assert.Equal(before, await File.ReadAllBytesAsync(Backup));
        Assert.Equal([Backup], Directory.GetFiles(Path.GetDirectoryName(Backup)!));
    }

    [Fact]
    public async Task A_long_look_at_a_database_can_be_ended()
    {
        using Database database = Database.CreateInMemory();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => database.Interruptibly(
            () => database.Number("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"), cancellation.Token)));

        Assert.Equal(1, database.Number("SELECT 1"));
    }

    [Theory]
    [InlineData("none", "There is no file ")]
    [InlineData("text", "is damaged, or no backup: SQLite error 26: file is not a database.")]
    [InlineData("foreign", "is no backup of the metadata of a Millrace store.")]
    [InlineData("newer", "has format 99, but this version of Millrace reads and writes format")]
    [InlineData("damaged", "is damaged: ")]
    [InlineData("cut", "is damaged")]
    public async Task What_is_no_backup_is_not_brought_back(string kind, string message)
    {
        await RunAsync("a");
        await BackUpAsync();
        Spoil(kind);
        _kept.Test.Store.Dispose();
        byte[] before = await File.ReadAllBytesAsync(_kept.Metadata);

        Assert.Contains(message, (await Assert.ThrowsAsync<MillraceException>(RestoreAsync)).Message);

        Assert.Equal(before, await File.ReadAllBytesAsync(_kept.Metadata));
        Assert.DoesNotContain(Directory.GetFiles(_kept.Test.StoreFolder), static file => file.Contains(".replaced-") || file.Contains(".unfinished"));
        _kept.Test.Reopen();
        Assert.Single(_kept.Runs());
    }

    [Fact]
    public async Task Nothing_is_brought_back_while_somebody_uses_the_store()
    {
        await RunAsync("a");
        await BackUpAsync();

        // One that has opened the store and not begun a run, then one that is at work.
        Assert.StartsWith(
            $"Other programs use the store {_kept.Test.StoreFolder}.", (await Assert.ThrowsAsync<MillraceException>(RestoreAsync)).Message);
        _ = _kept.Test.Store.Owner;
        Assert.StartsWith(
            $"Other programs use the store {_kept.Test.StoreFolder}.", (await Assert.ThrowsAsync<MillraceException>(RestoreAsync)).Message);
        Assert.Equal("first reused", (await RunAsync("a")).States());
    }

    [Theory]
    [InlineData("header")]
    [InlineData("gone")]
    [InlineData("empty")]
    [InlineData("middle")]
    public async Task A_backup_takes_the_place_of_damaged_metadata(string damage)
    {
        string run = (await RunAsync("a")).RunId;
        await BackUpAsync();
        _kept.Test.Store.Dispose();
        byte[] content = await File.ReadAllBytesAsync(_kept.Metadata);
        content.AsSpan(damage == "middle" ? content.Length / 2 : 0, 200).Fill(0xA5);
        if (damage == "gone")
            File.Delete(_kept.Metadata);
        else
            await File.WriteAllBytesAsync(_kept.Metadata, damage == "empty" ? [] : content);

        MetadataCopy restored = await RestoreAsync();

        Assert.Equal(damage == "gone", restored.Replaced is null);
        _kept.Test.Reopen();
        Assert.Equal([run], _kept.Runs());
        await _kept.AssertSoundAsync();
    }

    [Fact]
    public async Task What_was_replaced_before_in_the_same_second_stays()
    {
        await RunAsync("a");
        await BackUpAsync();
        await RunAsync("b");
        _kept.Test.Store.Dispose();
        DateTimeOffset now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var keeper = new MetadataKeeper(Path.GetFullPath(_kept.Test.StoreFolder));

        string first = keeper.Restore(Backup, now, CancellationToken.None).Replaced!, second = keeper.Restore(Backup, now, CancellationToken.None).Replaced!;

        Assert.Equal(("metadata.db.replaced-20260102-030405", "metadata.db.replaced-20260102-030405-2"), (Path.GetFileName(first), Path.GetFileName(second)));
        Assert.Equal([2L, 1L], new[] { first, second }.Select(static file =>
        {
            using Database database = Database.OpenAny(file, TimeSpan.FromSeconds(1));
            return database.Number("SELECT count(*) FROM run");
        }));
    }

    [Fact]
    public async Task Metadata_that_cannot_be_replaced_is_in_its_place_again_or_named()
    {
        string run = (await RunAsync("a")).RunId;
        _kept.Test.Store.Dispose();
        var keeper = new MetadataKeeper(Path.GetFullPath(_kept.Test.StoreFolder));

        string message = Assert.Throws<IOException>(() => keeper.Replace(DateTimeOffset.UnixEpoch, static () => throw new IOException("Full."))).Message;

        Assert.Equal("Full. The metadata that was there is in its place again.", message);
        _kept.Test.Reopen();
        Assert.Equal([run], _kept.Runs());
        _kept.Test.Store.Dispose();

        message = Assert.Throws<IOException>(() => keeper.Replace(DateTimeOffset.UnixEpoch, () =>
        {
            File.WriteAllText(_kept.Metadata, "of somebody else");
            throw new IOException("Full.");
        })).Message;
        Assert.Equal($"Full. The metadata that was there is now {_kept.Metadata}.replaced-19700101-000000: give it the name metadata.db again.", message);
        Assert.Equal("of somebody else", await File.ReadAllTextAsync(_kept.Metadata));
        File.Move(_kept.Metadata + ".replaced-19700101-000000", _kept.Metadata, overwrite: true);
        _kept.Test.Reopen();
    }

    [Fact]
    public async Task While_a_backup_is_brought_back_the_store_counts_as_used()
    {
        await RunAsync("a");
        await BackUpAsync();
        _kept.Test.Store.Dispose();
        string staging = Path.Combine(_kept.Test.StoreFolder, "staging");
        bool isUsed = false;
        using (Database held = Database.OpenAny(_kept.Metadata, TimeSpan.FromSeconds(1), mayWrite: true))
        {
            held.Execute("BEGIN EXCLUSIVE");
            Task<MetadataCopy> restoring = RestoreAsync();
            while (!restoring.IsCompleted)
                isUsed |= StoreOwner.LivesBeside(staging, "");
            held.Execute("ROLLBACK");
            await Assert.ThrowsAsync<MillraceException>(() => restoring);
        }

        Assert.True(isUsed);
        await RestoreAsync();
        Assert.False(StoreOwner.LivesBeside(staging, ""));
        _kept.Test.Reopen();
    }

    private Task<RunResult> RunAsync(string text) => _kept.RunAsync(Plan(Step("first", Constant("a"))), ("first.text", text));

    private Task<MetadataCopy> BackUpAsync() => _kept.Test.Store.BackUpMetadataAsync(Backup, replaces: false, CancellationToken.None);

    private Task<MetadataCopy> RestoreAsync() => StoreHousekeeping.RestoreMetadataAsync(_kept.Test.StoreFolder, Backup, TimeProvider.System, CancellationToken.None);

    private void Spoil(string kind)
    {
        if (kind is "foreign" or "newer")
        {
            using Database database = Database.OpenAny(Backup, TimeSpan.FromSeconds(1), mayWrite: true);
            database.Execute(kind == "foreign" ? "PRAGMA application_id = 5" : "PRAGMA user_version = 99");
            return;
        }

        byte[] content = File.ReadAllBytes(Backup);
        content.AsSpan(content.Length / 2, 5000).Fill(0xA5);
        switch (kind)
        {
            case "none":
                File.Delete(Backup);
                break;
            case "text":
                File.WriteAllText(Backup, new string('x', 5000));
                break;
            default:
                File.WriteAllBytes(Backup, kind == "cut" ? content[..(content.Length / 2)] : content);
                break;
        }
    }
}
