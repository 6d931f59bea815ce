using Microsoft.Extensions.Time.Testing;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests;

/// <summary>Digests of files from outside that are kept for the next program.</summary>
public sealed class SourceFileTests : IDisposable
{
    private static readonly DateTime s_old = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private readonly TestStore _test = new();
    private readonly string _folder;
    private readonly string _path;

    public SourceFileTests()
    {
        _folder = Path.Combine(_test.Folder, "data");
        _path = Path.Combine(_folder, "a.txt");
        Directory.CreateDirectory(_folder);
        Write(_path, "one", s_old);
    }

    public void Dispose() => _test.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_that_has_not_changed_is_not_read_by_the_next_program(bool isFolder)
    {
        PipelinePlan plan = Read(isFolder ? _folder : _path);
        await _test.RunAsync(plan);
        _test.Reopen();

        // Only who reads it sees the difference.
        Write(_path, "two", s_old);
        using (Store store = Store.OpenForReading(_test.StoreFolder, TimeProvider.System))
        {
            var runner = new PipelineRunner(store, _test, _test.Loggers, TimeProvider.System, new FixedCode(_test.Code));
            Assert.Equal(StepOutlook.Reused, Assert.Single(await runner.PlanAsync(TestStore.Bind(plan), new RunOptions(), CancellationToken.None)).Outlook);
        }

        Assert.Equal("read reused", (await _test.RunAsync(plan)).States());
        Write(_path, "two", s_old.AddSeconds(1));
        Assert.Equal("read executed", (await _test.RunAsync(plan)).States());
        Assert.Equal("two", await _test.ReadAsync("last/read"));
    }

    [Fact]
    public async Task For_a_fresh_step_files_are_read_whatever_is_known_of_them()
    {
        PipelinePlan plan = Read(_path);
        await _test.RunAsync(plan);
        _test.Reopen();
        Write(_path, "two", s_old);
        await _test.RunAsync(plan, new RunOptions { Fresh = ["read"] });

        // What "one" led to still stands under the key of "one" alone.
        Write(_path, "one", s_old.AddSeconds(1));
        Assert.Equal("read reused", (await _test.RunAsync(plan)).States());
        Assert.Equal("one", await _test.ReadAsync("last/read"));
    }

    [Fact]
    public async Task Of_a_folder_only_the_file_that_has_changed_is_read()
    {
        string other = Path.Combine(_folder, "b.txt");
        Write(other, "bee", s_old);
        await _test.RunAsync(Read(_folder));
        _test.Reopen();
        Write(_path, "two", s_old);
        Write(other, "fly", s_old.AddSeconds(1));
        string? changed = Digest(_folder, HashAndKeep);

        Write(_path, "one", s_old);
        Assert.Equal(Digest(_folder, null), changed);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(2, false)]
    [InlineData(2.1, true)]
    public void A_digest_is_kept_only_where_a_later_change_must_give_the_file_another_time(double seconds, bool isKept)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(s_old).AddSeconds(seconds));
        using (var database = Database.Open(Path.Combine(_test.StoreFolder, "metadata.db")))
        using (var commits = new CommitQueue(database, TimeProvider.System))
        {
            Digest(_path, new SourceFiles(new SourceFileRows(database, database), commits, clock).HashAndKeep);
        }

        Assert.Equal(isKept ? [_path] : [], Kept());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_link_counts_what_it_leads_to(bool isFolder)
    {
        if (OperatingSystem.IsWindows())
            return;
        string far = Path.Combine(_test.Folder, "far.txt");
        File.Move(_path, far);
        File.CreateSymbolicLink(_path, far);
        PipelinePlan plan = Read(isFolder ? _folder : _path);
        await _test.RunAsync(plan);
        _test.Reopen();
        Assert.Equal(Digest(_folder, null), Digest(_folder, HashAndKeep));
        Assert.Equal("read reused", (await _test.RunAsync(plan)).States());

        Write(far, "two", s_old.AddSeconds(1));
        Assert.Equal("read executed", (await _test.RunAsync(plan)).States());
        Assert.Equal("two", await _test.ReadAsync("last/read"));
    }

    [Fact]
    public async Task A_plan_keeps_nothing_and_gc_forgets_files_that_have_changed()
    {
        PipelinePlan plan = Read(_folder);
        await _test.Runner.PlanAsync(TestStore.Bind(plan), new RunOptions(), CancellationToken.None);
        Assert.Empty(Kept());

        string other = Path.Combine(_folder, "b.txt"), third = Path.Combine(_folder, "c.txt");
        Write(other, "bee", s_old);
        Write(third, "sea", s_old);
        await _test.RunAsync(plan);
        Assert.Equal([_path, other, third], Kept());

        File.Delete(other);
        Write(third, "seas", s_old);
        await _test.Store.CollectAsync(StoreRetention.Default, [], _test, isDryRun: false, CancellationToken.None);
        Assert.Equal([_path], Kept());
    }

    private static void Write(string path, string text, DateTime time)
    {
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, time);
    }

    private static string? Digest(string path, FileHash? hash) => new SourceDigests(null, null, hash).Of(path, CancellationToken.None);

    private long HashAndKeep(string path, Span<byte> digest, CancellationToken cancellation) => _test.Store.Sources.HashAndKeep(path, digest, cancellation);

    private List<string> Kept()
    {
        _test.Reopen();
        using var database = Database.OpenForReading(Path.Combine(_test.StoreFolder, "metadata.db"));
        return database.Query("SELECT path FROM source_file ORDER BY path", static row => row.GetString(0));
    }

    private static PipelinePlan Read(string path) => Plan(Step("read", Of(
        "read",
        static call =>
        {
            string path = call.Parameter<string>(0);
            call.Output(0, new Text(File.ReadAllText(Directory.Exists(path) ? Path.Combine(path, "a.txt") : path)));
            return ValueTask.CompletedTask;
        },
        parameters: [new ParameterInfo { Name = "path", Member = "Path", Codec = ParameterCodec.Of<string>(), IsSource = true, Default = () => path }])));
}
