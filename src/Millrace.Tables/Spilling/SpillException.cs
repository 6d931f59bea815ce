using System.Globalization;
using Millrace.Data;

namespace Millrace.Tables;

/// <summary>Rows that the budget of memory does not hold cannot go to a file, or do not come back from it.</summary>
public sealed class SpillException : DataException
{
    private const string Remedy =
        "Make room there and let the folder be written to, name a store on another disk with --store, or give the step a larger budget.";

    /// <summary>Creates the exception without a message.</summary>
    public SpillException()
        : this("Rows that the budget of memory does not hold cannot go to a file.")
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The folder, the bytes and what helps.</param>
    public SpillException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The folder, the bytes and what helps.</param>
    /// <param name="innerException">The cause.</param>
    public SpillException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    private SpillException(string message, string folder, long bytes, Exception cause)
        : base(message, cause)
    {
        Folder = folder;
        Bytes = bytes;
    }

    /// <summary>The folder; empty where none could be made.</summary>
    public string Folder { get; } = "";

    /// <summary>How many bytes were to be written; 0 where none were.</summary>
    public long Bytes { get; }

    internal static SpillException OfFolder(string folder, Exception cause) => new(
        $"Rows that the budget of memory does not hold need a file in {(folder.Length == 0 ? "the step's folder" : folder)}, which cannot be made: "
        + $"{cause.Message} {Remedy}", folder, 0, cause);

    internal static SpillException OfWriting(string folder, long bytes, long before, Exception cause) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"Rows that the budget of memory does not hold cannot go to their file in {folder}, {bytes} bytes behind {before} others: "
            + $"{cause.Message} {Remedy}"),
        folder, bytes, cause);

    internal static SpillException OfReading(string folder, Exception cause) => new(
        $"Rows that the budget of memory does not hold do not come back from their file in {folder}: {cause.Message} Run the step again.", folder, 0, cause);
}
