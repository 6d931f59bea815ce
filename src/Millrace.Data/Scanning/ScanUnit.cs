using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Millrace.Data;

/// <summary>
/// What is decoded in one go: a row group of a file. Or a file that has none, whose columns are looked at all the same, or a failure to open one.
/// </summary>
internal sealed class ScanUnit
{
    /// <summary>The file, of which the unit is a user; null where it could not be opened.</summary>
    public OpenedFile? File { get; init; }

    /// <summary>Why it could not be opened.</summary>
    public ExceptionDispatchInfo? Error { get; init; }

    /// <summary>The row group; −1 for none.</summary>
    public int Group { get; init; } = -1;

    /// <summary>The group's first row in the file, from 0.</summary>
    public long FirstRow { get; init; }

    /// <summary>Rows in the files before it.</summary>
    public long RowsBefore { get; init; }

    /// <summary>The batches of the unit on their way from the thread that decodes to the one that reads.</summary>
    public Channel<ScanSlot>? Ready { get; set; }
}
