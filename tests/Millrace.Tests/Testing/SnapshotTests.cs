using Millrace.Testing;
using Millrace.Tests.Support;

namespace Millrace.Tests.Testing;

public sealed class SnapshotTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_text_without_a_snapshot_fails_and_is_left_to_look_at()
    {
        SnapshotException exception = Assert.Throws<SnapshotException>(() => Match("one\n"));

        Assert.Contains("There is no snapshot yet", exception.Message, StringComparison.Ordinal);
        Assert.Equal("one\n", await File.ReadAllTextAsync(_folder.File("Some.Test.received.txt")));
    }

    [Fact]
    public async Task A_matching_text_passes_whatever_its_line_ends_and_clears_what_was_received()
    {
        await File.WriteAllTextAsync(_folder.File("Some.Test.verified.txt"), "one\r\ntwo\r\n");
        await File.WriteAllTextAsync(_folder.File("Some.Test.received.txt"), "old");

        Match("one\ntwo");

        Assert.False(File.Exists(_folder.File("Some.Test.received.txt")));
    }

    [Fact]
    public async Task A_difference_is_shown_with_its_line()
    {
        await File.WriteAllTextAsync(_folder.File("Some.Test.verified.txt"), "one\ntwo\n");

        SnapshotException exception = Assert.Throws<SnapshotException>(() => Match("one\nthree\n"));

        Assert.Contains("at line 2:\n  expected: two\n  actual:   three", exception.Message, StringComparison.Ordinal);
    }

    private void Match(string text) => Snapshot.Match(text, sourceFile: _folder.File("Some.cs"), member: "Test");
}
