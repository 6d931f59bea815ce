using System.Globalization;
using Microsoft.Extensions.Logging;
using static Millrace.Runtime.Tests.Components;

namespace Millrace.Runtime.Tests.Keeping;

/// <summary>A store is held against its metadata both ways, and repaired.</summary>
public sealed class InspectionTests : IDisposable
{
    private readonly KeptStore _kept = new();

    private static PipelinePlan Pair { get; } = Plan(
        Step("first", Of("first", static call =>
        {
            call.Logger<InspectionTests>().LogInformation("written");
            call.Output(0, new Text(call.Parameter<string>(0)));
            return ValueTask.CompletedTask;
        }, parameters: [Parameter("text", "a")])),
        Step("second", Map(static (_, text) => text + "!"), new PlanInput(0, 0)));

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_sound_store_has_nothing_to_find_or_repair()
    {
        await _kept.RunAsync(Pair);
        await _kept.RunAsync(Plan(Step("words", Words(), [Results.Set(0, "one two")]), Step("glue", Glue(), new PlanInput(0, 0))));

        StoreVerification found = await LookAsync();

        Assert.Empty(found.Findings);
        Assert.True(found.IsSound);
        Assert.Equal(found, await RepairAsync(found) with { Findings = found.Findings });
    }

    [Theory]
    [InlineData("DELETE FROM run WHERE number = 1", "run_origin speaks of run|step speaks of run|run_option speaks of run")]
    [InlineData("DELETE FROM artifact WHERE artifact = 1", "step_input speaks of artifact|step_output speaks of artifact")]
    [InlineData("UPDATE run_origin SET packages = 'none'", "run_origin speaks of package_set")]
    [InlineData("DELETE FROM plan", "run_origin speaks of plan")]
    [InlineData("DELETE FROM step WHERE step = 1", "step_key speaks of step|step_output speaks of step|cache_entry speaks of step")]
    [InlineData("INSERT INTO run_tag VALUES (77, 'team', 'risk'); INSERT INTO run_pin VALUES (77)", "run_tag speaks of run|run_pin speaks of run")]
    [InlineData("UPDATE step SET source = 77 WHERE step = 2; UPDATE step SET parent = 78 WHERE step = 2", "step speaks of step")]
    public async Task Records_that_speak_of_nothing_are_found_and_removed(string damage, string found)
    {
        await _kept.RunAsync(Pair);
        _kept.Test.Change("PRAGMA foreign_keys = OFF; " + damage);

        StoreVerification before = await LookAsync();

        string[] dangling =
        [
            .. before.Findings.Where(static each => each.Kind == StoreFindingKind.DanglingRecord)
                .Select(static each => $"{each.Place} speaks of {each.Message.Split(' ')[^4]}"),
        ];
        Assert.Empty(found.Split('|').Except(dangling));
        Assert.False(before.IsSound);
        StoreVerification repaired = await RepairAsync(before);
        Assert.All(repaired.Findings.Where(static each => !each.IsHarmless), static each => Assert.True(each.IsRepaired, each.ToString()));
        await _kept.AssertSoundAsync();
        Assert.Equal(RunStatus.Succeeded, (await _kept.RunAsync(Pair)).Status);
        Assert.DoesNotContain((await LookAsync()).Findings, static each => !each.IsHarmless);
    }

    [Fact]
    public async Task A_repaired_reference_that_a_record_can_do_without_costs_no_record()
    {
        string run = (await _kept.RunAsync(Pair)).RunId;
        _kept.Test.Change("PRAGMA foreign_keys = OFF; UPDATE run_origin SET packages = 'none'; UPDATE step SET parent = 78 WHERE step = 2");

        await RepairAsync(await LookAsync());

        RunRecord record = _kept.Test.Store.Metadata.GetRun(run);
        Assert.NotNull(record.Origin);
        Assert.Equal(2, record.Steps.Length);
    }

    [Theory]
    [InlineData("damaged", true)]
    [InlineData("cut", false)]
    [InlineData("gone", false)]
    public async Task Results_that_are_not_as_they_were_stored_are_reused_no_more(string damage, bool keepsTime)
    {
        string run = (await _kept.RunAsync(Pair)).RunId;
        string file = Path.Combine(_kept.Test.Store.FolderOf(_kept.Test.Store.Metadata.ResolveArtifact("last/first")), "text.txt");
        DateTime written = File.GetLastWriteTimeUtc(file);
        File.WriteAllText(file, damage == "cut" ? "" : "x");
        if (damage == "gone")
            File.Delete(file);
        else if (keepsTime)
            File.SetLastWriteTimeUtc(file, written);
        _kept.Test.Reopen();

        StoreVerification found = await LookAsync();
        Assert.Equal(($"{run}/first/output", damage == "gone"), found.Problems.Select(static each => (each.Place, each.IsMissing)).Single());
        StoreFinding finding = Assert.Single(found.Findings);
        Assert.Equal((StoreFindingKind.UnsoundResult, $"{run}/first"), (finding.Kind, finding.Place));
        StoreVerification repaired = await RepairAsync(found);

        Assert.True(Assert.Single(repaired.Findings).IsRepaired);
        Assert.False(repaired.IsSound);
        RunResult again = await _kept.RunAsync(Pair);
        Assert.Equal("first executed, second reused", again.States());
        Assert.Equal("a", await _kept.Test.ReadAsync($"{run}/first"));
        await _kept.AssertSoundAsync();
        Assert.True((await LookAsync()).IsSound);
    }

    [Fact]
    public async Task So_are_collections_of_which_an_item_is_not()
    {
        PipelinePlan plan = Plan(Step("words", Words(), [Results.Set(0, "one two")]), Step("glue", Glue(), new PlanInput(0, 0)));
        string run = (await _kept.RunAsync(plan)).RunId;
        string item = _kept.Test.Rows("SELECT digest FROM artifact WHERE bytes = 3 LIMIT 1").Single();
        Directory.Delete(_kept.Test.Store.Objects.PathOf(item), recursive: true);

        StoreVerification found = await LookAsync();
        Assert.Single(found.Problems);
        Assert.Equal((StoreFindingKind.UnsoundResult, $"{run}/words"), found.Findings.Select(static each => (each.Kind, each.Place)).Single());
        await RepairAsync(found);

        Assert.Equal("words executed, glue reused", (await _kept.RunAsync(plan)).States());
        Assert.True((await LookAsync()).IsSound);
    }

    [Fact]
    public async Task A_cache_that_leads_to_a_step_without_a_result_is_cleared()
    {
        string run = (await _kept.RunAsync(Pair)).RunId;
        _kept.Test.Change("UPDATE step SET state = 'Failed' WHERE name = 'second'");

        StoreVerification found = await LookAsync();
        Assert.Equal([(StoreFindingKind.UnsoundResult, $"{run}/second")], found.Findings.Select(static each => (each.Kind, each.Place)));
        Assert.True((await RepairAsync(found)).IsSound);
        Assert.Equal(1, _kept.Number("SELECT count(*) FROM cache_entry"));
    }

    [Fact]
    public async Task What_a_program_left_that_is_gone_is_harmless_and_settled()
    {
        string run = (await _kept.RunAsync(Pair)).RunId;
        _kept.Test.Change("UPDATE run SET status = 'Running', owner = 'killed000000'");
        string staging = Path.Combine(_kept.Test.StoreFolder, "staging");
        File.WriteAllText(
            Path.Combine(staging, "killed000000.owner"), string.Create(CultureInfo.InvariantCulture, $"999999999\n{DateTime.UtcNow:O}\n{Environment.MachineName}\n"));
        Directory.CreateDirectory(Path.Combine(staging, "dead00000000"));

        StoreVerification found = await LookAsync();

        Assert.Equal(
            [(StoreFindingKind.LostRun, run), (StoreFindingKind.AbandonedFile, "staging/dead00000000"), (StoreFindingKind.AbandonedFile, "staging/killed000000")],
            found.Findings.Select(static each => (each.Kind, each.Place)));
        Assert.True(found.IsSound);
        Assert.All((await RepairAsync(found)).Findings, static each => Assert.True(each.IsRepaired));
        Assert.Equal(RunStatus.Interrupted, _kept.Test.Store.Metadata.GetRun(run).Summary.Status);
        Assert.DoesNotContain(Directory.GetFileSystemEntries(staging), static path => path.Contains("killed000000") || path.Contains("dead00000000"));
    }

    [Fact]
    public async Task Logs_are_held_against_runs_both_ways()
    {
        string run = (await _kept.RunAsync(Pair)).RunId;
        Directory.Delete(Path.Combine(_kept.Test.StoreFolder, "logs", run), recursive: true);
        Directory.CreateDirectory(Path.Combine(_kept.Test.StoreFolder, "logs", "20200101-000000-aaaaaa"));

        StoreVerification found = await LookAsync();

        Assert.Equal(
            [(StoreFindingKind.MissingLog, run), (StoreFindingKind.StrayLog, "logs/20200101-000000-aaaaaa")],
            found.Findings.Select(static each => (each.Kind, each.Place)));
        Assert.True(found.IsSound);
        Assert.Equal([true, false], (await RepairAsync(found)).Findings.Select(static each => each.IsRepaired));
        Assert.All(_kept.Test.Store.Metadata.GetRun(run).Steps, static step => Assert.Null(step.LogPath));
        await _kept.CollectAsync(new StoreRetention { Runs = 9 });
        Assert.Empty(_kept.Logs());
        Assert.Empty((await LookAsync()).Findings);
    }

    [Fact]
    public async Task A_damaged_index_is_made_anew()
    {
        string run = (await _kept.RunAsync(Pair)).RunId;

        // An index that lacks rows of its table.
        _kept.Test.Change("""
            PRAGMA writable_schema = ON;
            CREATE TABLE other (status TEXT); CREATE INDEX other_by_status ON other (status);
            UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'other_by_status') WHERE name = 'run_by_status';
            DELETE FROM sqlite_master WHERE name = 'other_by_status';
            """);
        _kept.Test.Store.Dispose();
        using (Store store = Store.OpenForReading(_kept.Test.StoreFolder, TimeProvider.System))
        {
            StoreVerification found = await store.VerifyAsync(null, CancellationToken.None);
            Assert.Contains(found.Findings, static each => each.Kind == StoreFindingKind.DamagedMetadata);
            Assert.False(found.IsSound);
        }

        StoreVerification before = await LookAsync();
        StoreVerification repaired = await RepairAsync(before);

        _kept.Test.Reopen();
        Assert.Equal([run], _kept.Runs());
        Assert.DoesNotContain("missing from index", string.Join('\n', _kept.Test.Rows("PRAGMA integrity_check")));
        Assert.NotNull(repaired);
    }

    [Fact]
    public async Task Damage_that_no_repair_mends_is_told_and_nothing_is_changed()
    {
        await _kept.RunAsync(Pair);
        long page = _kept.Number("PRAGMA page_size"), root = _kept.Number("SELECT rootpage FROM sqlite_master WHERE name = 'step'");
        _kept.Test.Store.Dispose();
        byte[] content = File.ReadAllBytes(_kept.Metadata);
        content.AsSpan((int)((root - 1) * page), (int)page).Fill(0xA5);
        File.WriteAllBytes(_kept.Metadata, content);

        StoreVerification found = await LookAsync();
        Assert.Contains(found.Findings, static each => each.Kind == StoreFindingKind.DamagedMetadata);
        StoreVerification repaired = await RepairAsync(found);

        Assert.False(repaired.IsSound);
        Assert.DoesNotContain(repaired.Findings, static each => each.IsRepaired);
        File.Delete(_kept.Metadata);
        Directory.Delete(Path.Combine(_kept.Test.StoreFolder, "objects"), recursive: true);
        _kept.Test.Reopen();
    }

    [Fact]
    public async Task A_quick_look_reads_no_content()
    {
        await _kept.RunAsync(Pair);
        string file = Path.Combine(_kept.Test.Store.FolderOf(_kept.Test.Store.Metadata.ResolveArtifact("last/first")), "text.txt");
        File.WriteAllText(file, "x");

        Assert.Empty((await _kept.Test.Store.VerifyQuicklyAsync(null, CancellationToken.None)).Problems);
        Assert.Single((await _kept.Test.Store.VerifyAsync(null, CancellationToken.None)).Problems);
        File.WriteAllText(file, "xy");
        Assert.Single((await _kept.Test.Store.VerifyQuicklyAsync(null, CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task A_look_can_be_ended_early()
    {
        await _kept.RunAsync(Pair);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _kept.Test.Store.VerifyAsync(null, new CancellationToken(canceled: true)));
    }

    private async Task<StoreVerification> LookAsync()
    {
        using Store store = Store.OpenForReading(_kept.Test.StoreFolder, TimeProvider.System);
        return await store.VerifyAsync(null, CancellationToken.None);
    }

    private Task<StoreVerification> RepairAsync(StoreVerification found) =>
        StoreHousekeeping.RepairAsync(_kept.Test.StoreFolder, found, TimeProvider.System, CancellationToken.None);
}
