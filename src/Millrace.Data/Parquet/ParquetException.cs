using System.Globalization;

namespace Millrace.Data;

/// <summary>A Parquet file that cannot be read as the schema says: it is damaged, uses what is not supported, or holds what does not fit.</summary>
public sealed class ParquetException : DataException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="row">The row, from 1, or null where no row is meant.</param>
    /// <param name="column">The column's name in the file, or null where no column is meant.</param>
    /// <param name="problem">What is wrong; follows the place.</param>
    /// <param name="feature">What the file uses and is not supported, or null where it is damaged or does not fit.</param>
    /// <param name="innerException">The cause, or null.</param>
    public ParquetException(string file, long? row, string? column, string problem, string? feature = null, Exception? innerException = null)
        : base(Describe(file, row, column, problem), innerException!)
    {
        File = file;
        Row = row;
        Column = column;
        Feature = feature;
    }

    /// <summary>Creates the exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    public ParquetException(string message)
        : base(message) => File = "";

    /// <summary>Creates the exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ParquetException(string message, Exception innerException)
        : base(message, innerException) => File = "";

    /// <summary>Creates the exception without a message.</summary>
    public ParquetException()
        : this("The Parquet file cannot be read.")
    {
    }

    /// <summary>The file's path.</summary>
    public string File { get; }

    /// <summary>The row in the file, from 1, or null where no row is meant.</summary>
    public long? Row { get; }

    /// <summary>The column's name in the file, or null where no column is meant.</summary>
    public string? Column { get; }

    /// <summary>What the file uses and is not supported, such as <c>encryption</c>; null where it is damaged or does not fit the schema.</summary>
    public string? Feature { get; }

    private static string Describe(string file, long? row, string? column, string problem)
    {
        string place = row is null ? file : string.Create(CultureInfo.InvariantCulture, $"{file}, row {row}");
        return column is null ? $"{place}: {problem}" : $"{place}, column \"{column}\": {problem}";
    }
}
