namespace Millrace;

/// <summary>The heading of a column in the table of a report.</summary>
/// <param name="Text">The heading.</param>
/// <param name="IsNumber">Whether numbers stand below it.</param>
public readonly record struct ReportHeading(string Text, bool IsNumber = false);
