namespace Millrace.Tables;

/// <summary>Where work on tables puts what its budget does not hold, and how much it holds.</summary>
/// <param name="createFolder">Makes a folder of the step; called once rows spill.</param>
/// <param name="options">The budget.</param>
internal sealed class WorkSpace(Func<string> createFolder, TableOptions options)
{
    private string? _folder;
    private int _files;

    /// <summary>Bytes that the work may hold.</summary>
    public long Budget => options.MemoryBudget;

    public int Parallelism => options.Parallelism;

    /// <summary>Bytes that were written into files so far.</summary>
    public long SpilledBytes { get; set; }

    public SpillFile CreateFile()
    {
        _folder ??= createFolder();
        return new SpillFile(Path.Combine(_folder, $"{_files++}.spill"), this);
    }

    /// <summary>Removes the folder, which holds nothing any more.</summary>
    public void RemoveFolder()
    {
        if (_folder is not null && Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
        _folder = null;
    }
}
