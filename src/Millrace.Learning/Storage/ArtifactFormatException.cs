namespace Millrace.Learning;

/// <summary>A saved model, evaluation or registration that cannot be read: damaged, incomplete, or written by a newer program.</summary>
public sealed class ArtifactFormatException : MillraceException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="problem">What is wrong with it, as the end of a sentence.</param>
    public ArtifactFormatException(string file, string problem)
        : base(Describe(file, problem)) => File = file;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="file">The file's full path.</param>
    /// <param name="problem">What is wrong with it, as the end of a sentence.</param>
    /// <param name="innerException">The cause.</param>
    public ArtifactFormatException(string file, string problem, Exception innerException)
        : base(Describe(file, problem), innerException) => File = file;

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ArtifactFormatException(string message, Exception innerException)
        : base(message, innerException) => File = "";

    /// <summary>Creates the exception without a file.</summary>
    /// <param name="message">What is wrong.</param>
    public ArtifactFormatException(string message)
        : base(message) => File = "";

    /// <summary>Creates the exception without a message.</summary>
    public ArtifactFormatException()
        : this("A saved artifact cannot be read.")
    {
    }

    /// <summary>The file's full path.</summary>
    public string File { get; }

    private static string Describe(string file, string problem) =>
        $"'{file}' cannot be read: {problem}. Run the step that wrote it again, or restore the file.";
}
