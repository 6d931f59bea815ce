namespace Millrace.Data;

/// <summary>A file of JSON lines that cannot be read as the schema says.</summary>
public sealed class JsonLinesException : TextFileException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file's path.</param>
    /// <param name="line">The line, from 1, or null where the whole file is meant.</param>
    /// <param name="column">The column's name, or null where no column is meant.</param>
    /// <param name="problem">What is wrong; follows the place.</param>
    /// <param name="innerException">The cause, or null.</param>
    public JsonLinesException(string file, long? line, string? column, string problem, Exception? innerException = null)
        : base(file, line, column, problem, innerException)
    {
    }

    /// <summary>Creates the exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    public JsonLinesException(string message)
        : base(message, null)
    {
    }

    /// <summary>Creates the exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public JsonLinesException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the exception without a message.</summary>
    public JsonLinesException()
        : this("The JSON lines cannot be read.")
    {
    }

    internal override TextFileException With(string problem) => new JsonLinesException(File, Line, Column, problem, this);
}
