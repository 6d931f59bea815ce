namespace Millrace.Data;

/// <summary>A row that cannot be read.</summary>
/// <param name="Row">What is kept of it.</param>
/// <param name="Error">The error that it would be.</param>
internal sealed record CsvReject(RejectedRow Row, CsvException Error);
