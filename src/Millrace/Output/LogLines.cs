using System.Collections.Immutable;
using System.Text;

namespace Millrace.Output;

/// <summary>The last lines of a log file that a step still writes.</summary>
internal static class LogLines
{
    private const int Lines = 10;
    private const int Bytes = 16 * 1024;

    /// <summary>Reads them; none where the file cannot be read.</summary>
    public static ImmutableArray<string> Last(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            bool isCut = file.Length > Bytes;
            file.Seek(isCut ? -Bytes : 0, isCut ? SeekOrigin.End : SeekOrigin.Begin);
            using StreamReader reader = new(file, Encoding.UTF8);
            string[] lines = reader.ReadToEnd().TrimEnd('\n').Split('\n');
            return [.. (isCut ? lines.Skip(1) : lines).TakeLast(Lines)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
