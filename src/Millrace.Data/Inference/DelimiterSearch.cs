namespace Millrace.Data;

/// <summary>Finds what separates the fields of a file.</summary>
internal static class DelimiterSearch
{
    private static readonly char[] s_usual = [',', '\t', ';', '|'];
    private static readonly CsvLimits s_limits = new() { Rows = 100, Bytes = 1 << 20, RecordBytes = 1 << 20 };

    /// <summary>
    /// The usual delimiter with which the first rows have most fields, all of them as many; where rows differ with each, the one with which the header
    /// has most. That of the options where none makes more than one field.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="options">How it is written down else.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public static char Find(string file, CsvOptions options, CancellationToken cancellation) => s_usual
        .Where(delimiter => delimiter != options.DecimalSeparator && delimiter != options.ThousandsSeparator)
        .Select(delimiter => (Delimiter: delimiter, Fit: Fit(file, options with { Delimiter = delimiter }, cancellation)))
        .Where(static each => each.Fit.Width > 1)
        .OrderByDescending(static each => each.Fit.IsSound).ThenByDescending(static each => each.Fit.Width)
        .Select(static each => each.Delimiter)
        .FirstOrDefault(options.Delimiter);

    private static (bool IsSound, int Width) Fit(string file, CsvOptions options, CancellationToken cancellation)
    {
        try
        {
            using CsvFileReader reader = CsvFileReader.Open(file, options, s_limits, cancellation);
            using var block = new CsvBlock();
            reader.Read(block, cancellation);
            reader.CountRows(block, out CsvException? fault);
            return (fault is null, reader.Header.Count);
        }
        catch (Exception error) when (error is CsvException or ArgumentException)
        {
            // Whoever reads the file with the delimiter that is chosen is told what is wrong.
            return (false, 0);
        }
    }
}
