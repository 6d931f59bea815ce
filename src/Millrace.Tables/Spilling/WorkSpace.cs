using System.Globalization;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Where work on tables puts what its budget does not hold, and how much it holds.</summary>
/// <param name="createFolder">Makes a folder of the step; called once rows spill.</param>
/// <param name="options">The budget.</param>
internal sealed class WorkSpace(Func<string> createFolder, TableOptions options)
{
    private const int LeastSlice = 16;
    private const int BytesOfSliceRow = 1 << 10;

    // Of so many parts of the budget a block of a file is one.
    private const int BlocksInBudget = 512;

    // Of so many parts of the budget the rows that come out at once are one.
    private const int OutputsInBudget = 16;
    private const long LeastBlock = 4 << 10;
    private const long MostBlock = 8 << 20;

    private readonly WorkSpace? _whole;
    private readonly int _divisor = 1;
    private readonly Lock _gate = new();
    private string? _folder;
    private int _files;

    private WorkSpace(WorkSpace whole, Func<string> createFolder, TableOptions options, int divisor)
        : this(createFolder, options)
    {
        _whole = whole;
        _divisor = divisor;
    }

    /// <summary>Bytes that the work may hold.</summary>
    public long Budget => options.MemoryBudget / _divisor;

    /// <summary>After how many bytes of rows that come out at once there is no other one: no more than readers give, and few of the budget.</summary>
    public long OutputBytes => Math.Clamp(Budget / OutputsInBudget, 1, RowSource.BatchBytes);

    public int Parallelism => options.Parallelism;

    /// <summary>How datasets are read: by no more threads than work.</summary>
    public DatasetReadOptions Reading => options.Reading;

    /// <summary>How datasets are written: by no more threads than work.</summary>
    public DatasetWriteOptions Writing => options.Writing;

    /// <summary>How many rows are taken at once before the budget is looked at.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="most">How many at most.</param>
    public static int SliceRows(long budget, int most) => (int)Math.Clamp(budget / BytesOfSliceRow, LeastSlice, most);

    /// <summary>The same with half of the budget.</summary>
    public WorkSpace Half() => Part(2);

    /// <summary>The same with a part of the budget.</summary>
    /// <param name="divisor">How many such parts make the whole.</param>
    public WorkSpace Part(int divisor) => new(_whole ?? this, createFolder, options, checked(divisor * _divisor));

    /// <summary>Starts a file; the first call makes the folder. Several threads may call it.</summary>
    /// <exception cref="SpillException">The folder or the file cannot be made.</exception>
    public SpillFile CreateFile() => (_whole ?? this).CreateFile(Math.Clamp(Budget / BlocksInBudget, LeastBlock, MostBlock));

    private SpillFile CreateFile(long blockBytes)
    {
        lock (_gate)
        {
            try
            {
                _folder ??= createFolder();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw SpillException.OfFolder("", error);
            }

            return new SpillFile(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{_files++}.spill")), options, blockBytes);
        }
    }
}
