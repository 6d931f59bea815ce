using System.Runtime.Versioning;
using Millrace.Runtime;
using Millrace.Runtime.Tests;
using Millrace.Safety.Tests.Support;
using Millrace.Safety.Tests.Work;

namespace Millrace.Safety.Tests;

/// <summary>Somebody changes files behind the store's back.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("removed", "stored result is gone")]
    [InlineData("changed", "stored result is damaged")]
    [InlineData("truncated", "stored result is gone")]
    [InlineData("made longer", "stored result is gone")]
    [InlineData("joined by another", "stored result is gone")]
    public async Task A_result_of_which_a_file_is_not_what_it_was_is_found_named_and_made_anew(string damage, string reason)
    {
        RunResult first = await _folder.RunAsync();
        string digest = first.Steps.Single(static step => step.Name == "mix-1").Outputs[0].Artifact.Digest;
        string file = Path.Combine(_folder.StorePath, "objects", digest[..2], digest[2..], "block.bin");
        Damage(file, damage);
        _folder.Journal.Clear();

        using (Store store = _folder.Open())
        {
            StoreProblem problem = Assert.Single((await store.VerifyAsync(null, CancellationToken.None)).Problems.DistinctBy(static each => each.Artifact.Digest));
            Assert.Equal(digest, problem.Artifact.Digest);
        }

        RunResult second = await _folder.RunAsync();

        Assert.Equal(RunStatus.Succeeded, second.Status);
        Assert.Equal(reason, second.Steps.Single(static step => step.Name == "mix-1").Reason);
        Assert.Contains("mix-1", _folder.Journal.Steps);
        Assert.Equal(WorkGraph.Digests(first), WorkGraph.Digests(second));
        using Store after = _folder.Open();
        Assert.Empty((await after.VerifyAsync(null, CancellationToken.None)).Problems);
    }

    [Theory]
    [InlineData("removed", "holds objects but no metadata.db")]
    [InlineData("emptied", "metadata.db")]
    [InlineData("overwritten at its head", "metadata.db")]
    [InlineData("cut in half", "metadata.db")]
    [InlineData("overwritten in table run", "metadata.db is damaged")]
    [InlineData("overwritten in table step", "metadata.db is damaged")]
    [InlineData("overwritten in table cache_entry", "metadata.db is damaged")]
    public async Task Damaged_metadata_is_named_and_works_again_when_a_copy_is_brought_back(string damage, string message)
    {
        RunResult first = await _folder.RunAsync();
        byte[] copy = File.ReadAllBytes(_folder.MetadataPath);
        DamageMetadata(damage);
        _folder.Journal.Clear();

        MillraceException exception = await Assert.ThrowsAsync<MillraceException>(() => _folder.RunAsync().WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.StorePath, exception.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Journal.Steps);
        File.Delete(_folder.MetadataPath + "-wal");
        File.Delete(_folder.MetadataPath + "-shm");
        File.WriteAllBytes(_folder.MetadataPath, copy);
        RunResult second = await _folder.RunAsync();
        Assert.All(second.Steps, static step => Assert.Equal(StepState.Reused, step.State));
        Assert.Equal(WorkGraph.Digests(first), WorkGraph.Digests(second));
    }

    [Fact]
    public async Task Objects_that_cannot_be_put_in_their_place_are_named_and_nothing_is_committed()
    {
        string objects = Path.Combine(_folder.StorePath, "objects");
        _folder.Open().Dispose();
        File.WriteAllText(objects, "no folder");

        RunResult failed = await _folder.RunAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(RunStatus.Failed, failed.Status);
        StepResult step = failed.Steps.First(static step => step.State == StepState.Failed);
        Assert.StartsWith($"Output 'output' of step '{step.Name}' cannot be stored: ", step.Error!.Message, StringComparison.Ordinal);
        Assert.Contains(objects, step.Error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _folder.Number("SELECT count(*) FROM cache_entry"));
        File.Delete(objects);
        await SucceedAsync();
    }

    [UnprivilegedFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_of_objects_that_may_not_be_written_to_is_named()
    {
        string objects = Path.Combine(_folder.StorePath, "objects");
        _folder.Open().Dispose();
        Directory.CreateDirectory(objects);
        UnixFileMode mode = File.GetUnixFileMode(objects);
        File.SetUnixFileMode(objects, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        RunResult failed = await _folder.RunAsync().WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(RunStatus.Failed, failed.Status);
        Assert.Contains(objects, failed.Steps.First(static step => step.State == StepState.Failed).Error!.Message, StringComparison.Ordinal);
        File.SetUnixFileMode(objects, mode);
        await SucceedAsync();
    }

    private async Task SucceedAsync()
    {
        RunResult next = await _folder.RunAsync();
        Assert.Equal(RunStatus.Succeeded, next.Status);
        Assert.Equal(Reference.Digests, WorkGraph.Digests(next));
    }

    private static void Damage(string file, string damage)
    {
        byte[] content = File.ReadAllBytes(file);
        switch (damage)
        {
            case "removed":
                File.Delete(file);
                break;
            case "changed":
                content[^1] ^= 1;
                File.WriteAllBytes(file, content);
                File.SetLastWriteTimeUtc(file, File.GetLastWriteTimeUtc(file).AddSeconds(2));
                break;
            case "truncated":
                File.WriteAllBytes(file, content[..(content.Length / 2)]);
                break;
            case "made longer":
                File.WriteAllBytes(file, [.. content, 0]);
                break;
            default:
                File.WriteAllText(file + ".other", "other");
                break;
        }
    }

    private void DamageMetadata(string damage)
    {
        byte[] content = File.ReadAllBytes(_folder.MetadataPath);
        switch (damage)
        {
            case "removed":
                File.Delete(_folder.MetadataPath);
                return;
            case "emptied":
                content = [];
                break;
            case "overwritten at its head":
                content.AsSpan(0, 100).Fill(0xA5);
                break;
            case "cut in half":
                content = content[..(content.Length / 2)];
                break;
            default:
                long page = _folder.Number("PRAGMA page_size"), root = _folder.Number($"SELECT rootpage FROM sqlite_master WHERE name = '{damage.Split(' ')[^1]}'");
                content.AsSpan((int)((root - 1) * page), (int)page).Fill(0xA5);
                break;
        }

        File.WriteAllBytes(_folder.MetadataPath, content);
    }
}
