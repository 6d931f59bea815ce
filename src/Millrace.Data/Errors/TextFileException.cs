namespace Millrace.Data;

/// <summary>A file of rows in text that cannot be read as the schema says; the message names file, line and column.</summary>
public abstract class TextFileException : DataException
{
    private protected TextFileException(string file, long? line, string? column, string problem, Exception? innerException)
        : base(Describe(file, line, column, problem), innerException!) => (File, Line, Column, Problem) = (file, line, column, problem);

    private protected TextFileException(string message, Exception? innerException)
        : base(message, innerException!) => (File, Problem) = ("", message);

    /// <summary>The file's path; empty where no place is known.</summary>
    public string File { get; }

    /// <summary>The line in the file, from 1, or null where the whole file is meant.</summary>
    public long? Line { get; }

    /// <summary>The column's name, or null where no column is meant.</summary>
    public string? Column { get; }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The same place with more to say of it; this one is the cause.</summary>
    internal abstract TextFileException With(string problem);

    private static string Describe(string file, long? line, string? column, string problem)
    {
        string place = line is null ? file : FormattableString.Invariant($"{file}, line {line}");
        return column is null ? $"{place}: {problem}" : $"{place}, column \"{column}\": {problem}";
    }
}
