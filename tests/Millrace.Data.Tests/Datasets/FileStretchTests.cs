using System.Collections;
using Millrace.Data.Tests.Files;

namespace Millrace.Data.Tests.Datasets;

/// <summary>Files are open as long as their stretch is read, and no longer.</summary>
public sealed class FileStretchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stretch_has_no_more_than_so_many_files_open()
    {
        string path = await WriteAsync();
        ScanFile[] files = [.. Enumerable.Repeat(new ScanFile(path), (2 * FileStretches.MostFiles) + 3)];
        List<int> rows = [];
        using (var source = new FileStretches(files, ScanTarget<StretchRow>.Instance, ScanOptions.Default, default))
        {
            using StretchReader reader = source.CreateReader();
            while (source.Next() is { } stretch)
            {
                Assert.True(IsOpen(path));
                rows.Add(reader.Read(stretch, default).Sum(static each => each.Rows.Count));
            }
        }

        Assert.Equal([FileStretches.MostFiles, FileStretches.MostFiles, 3], rows);
        Assert.False(IsOpen(path));
    }

    [Fact]
    public async Task Files_of_a_stretch_that_is_not_read_to_its_end_are_closed()
    {
        string path = await WriteAsync();
        using (var source = new FileStretches([new ScanFile(path), new ScanFile(path)], ScanTarget<StretchRow>.Instance, ScanOptions.Default, default))
        {
            using StretchReader reader = source.CreateReader();
            Assert.Equal(1, reader.Read(source.Next()!, default).First().Rows.Count);
        }

        Assert.False(IsOpen(path));
    }

    [Fact]
    public async Task Files_of_a_stretch_that_nobody_gets_are_closed()
    {
        string path = await WriteAsync();
        using var cancellation = new CancellationTokenSource();
        using (var source = new FileStretches(
            new CancellingFiles(path, cancellation), ScanTarget<StretchRow>.Instance, ScanOptions.Default, cancellation.Token))
        {
            Assert.ThrowsAny<OperationCanceledException>(() => source.Next());
        }

        Assert.False(IsOpen(path));
    }

    [Fact]
    public async Task Files_of_a_stretch_whose_part_does_not_begin_are_closed()
    {
        string path = await WriteAsync();
        using (var source = new FileStretches([new ScanFile(path)], ScanTarget<StretchRow>.Instance, ScanOptions.Default, default))
            await Assert.ThrowsAsync<InvalidOperationException>(() => StretchRun<string>.DoAsync(source, new NoWork(), 2, 1, default));
        Assert.False(IsOpen(path));
    }

    private async Task<string> WriteAsync()
    {
        string path = _folder.File("rows.parquet");
        await ParquetFile.WriteAsync(Dataset.Of(new StretchRow { N = 1 }), path);
        Assert.False(IsOpen(path));
        return path;
    }

    private static bool IsOpen(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private sealed class CancellingFiles(string path, CancellationTokenSource cancellation) : IReadOnlyList<ScanFile>
    {
        public int Count => 9;

        public ScanFile this[int index]
        {
            get
            {
                if (index == 3)
                    cancellation.Cancel();
                return new ScanFile(path);
            }
        }

        public IEnumerator<ScanFile> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class NoWork : IStretchWork<string>
    {
        public string Begin(Batch shape, int stretch) => throw new InvalidOperationException("Nothing begins.");

        public void Add(string part, Batch rows, long first)
        {
        }

        public void End(string part)
        {
        }

        public void Join(string part)
        {
        }

        public void Drop(string part)
        {
        }
    }
}
