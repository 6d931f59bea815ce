using System.Globalization;

namespace Millrace.Runtime;

/// <summary>Another program holds the metadata of a store for longer than anybody waits.</summary>
public sealed class StoreLockedException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="waited">How long it was waited for.</param>
    /// <param name="innerException">What SQLite says.</param>
    public StoreLockedException(string path, TimeSpan waited, Exception innerException)
        : base(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The store's metadata {path} was locked by another program for {waited.TotalSeconds:0.#} seconds. "
                + $"A program that was stopped while it wrote, a database tool with an open transaction, or a backup of the file may hold it: "
                + $"end that, and run again. What was committed is reused."),
            innerException) => Path = path;

    /// <summary>The full path of the file.</summary>
    public string Path { get; }
}
