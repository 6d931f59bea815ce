namespace Millrace.Runtime;

/// <summary>Copies metadata as it is at one moment, whoever writes meanwhile, and says what a copy holds.</summary>
internal interface IMetadataBackup : IDisposable
{
    /// <summary>How many runs there are.</summary>
    int CountRuns();

    /// <summary>Writes a copy.</summary>
    /// <param name="path">The full path of a file that is not there.</param>
    /// <param name="cancellation">Ends the work early; then the file is of no use.</param>
    /// <exception cref="MillraceException">The metadata is damaged, or the file cannot be written.</exception>
    void Write(string path, CancellationToken cancellation);
}
