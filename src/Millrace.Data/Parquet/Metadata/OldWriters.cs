namespace Millrace.Data;

/// <summary>Faults of programs that have written many files, and are known by what the files say of their writer.</summary>
internal static class OldWriters
{
    /// <summary>More than a dictionary page's header takes.</summary>
    public const int DictionaryHeader = 100;

    private const string ParquetMr = "parquet-mr";

    /// <summary>
    /// Whether the writer left the header of the dictionary page out of a chunk's size: parquet-mr before 1.2.9, which first did not tell its version.
    /// </summary>
    public static bool ForgetDictionaryHeaders(string? createdBy)
    {
        if (createdBy is null || !createdBy.StartsWith(ParquetMr, StringComparison.Ordinal))
            return false;
        string[] words = createdBy.Split(' ');
        return words.Length < 3 || (Version.TryParse(words[2].Split('-')[0], out Version? version) && version < new Version(1, 2, 9));
    }
}
