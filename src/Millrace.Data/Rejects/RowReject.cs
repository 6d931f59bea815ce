namespace Millrace.Data;

/// <summary>A row that cannot be read.</summary>
/// <param name="Row">What is kept of it.</param>
/// <param name="Error">The error that it would be.</param>
internal sealed record RowReject(RejectedRow Row, TextFileException Error)
{
    /// <summary>What is kept of a row.</summary>
    /// <param name="error">Its error.</param>
    /// <param name="text">The row as it stands in the file, sensitive values masked.</param>
    public static RowReject Of(TextFileException error, string text) => new(
        new RejectedRow { File = Path.GetFileName(error.File), Line = error.Line ?? 0, Column = error.Column, Reason = error.Problem, Text = text }, error);
}
